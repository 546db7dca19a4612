"""The help: its contents on the left, a field to search in them, the page beside.

The pages are our own Markdown; the view loads no resource and follows links to our pages alone.
"""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from trustjournal.ui.help.pages import CONTENTS, HelpPage, found, pages
from trustjournal.ui.kit import theme
from trustjournal.ui.kit.layouts import column, row
from trustjournal.ui.kit.presentation import Presentation

WIDTH, HEIGHT, SIDE = 900, 640, 230
LINE_PERCENT = 130
NAME = int(Qt.ItemDataRole.UserRole)


class HelpWindow(QWidget):
    """A window of its own beside the main one."""

    def __init__(self, presentation: Presentation, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._presentation = presentation
        self.search, self.contents, self.page = QLineEdit(), QListWidget(), PageView()
        self._arrange()
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self.page.setFocus)
        self.contents.currentItemChanged.connect(lambda item, _: self._show_item(item))
        self.page.anchorClicked.connect(lambda link: self.show_page(link.path()))
        presentation.changed.connect(self.retell)
        self.retell()

    def show_page(self, name: str) -> None:
        """Show a page by its name, ``.md`` or not; nothing happens for any other link."""
        name = name.removesuffix(".md")
        if name in CONTENTS:
            self.search.clear()
            self.contents.setCurrentRow(CONTENTS.index(name))

    @property
    def current(self) -> str:
        """The name of the page in sight."""
        item = self.contents.currentItem()
        return str(item.data(NAME)) if item is not None else ""

    def retell(self) -> None:
        """Say everything again."""
        words = self._presentation.words
        self.setWindowTitle(words("help.title"))
        self.search.setPlaceholderText(words("help.search"))
        self.search.setAccessibleName(words("help.search"))
        self.contents.setAccessibleName(words("help.contents"))
        self.page.setAccessibleName(words("help.page"))
        self.page.dress(self._presentation)
        self._list(self.search.text())

    def _arrange(self) -> None:
        self.contents.setProperty("role", "contents")
        side = column(self.search, self.contents)
        side_box = QWidget()
        side_box.setLayout(side)
        side_box.setFixedWidth(min(self._presentation.px(SIDE), WIDTH // 2))
        whole = row(side_box, gap=theme.L)
        whole.addWidget(self.page, 1)
        whole.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        self.setLayout(whole)
        self.resize(self._presentation.px(WIDTH), HEIGHT)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _list(self, query: str) -> None:
        before = self.current
        self.contents.clear()
        for one in found(self._presentation.words.language, query):
            item = QListWidgetItem(one.title)
            item.setData(NAME, one.name)
            self.contents.addItem(item)
            if one.name == before and not query:
                self.contents.setCurrentItem(item)
        if self.contents.currentItem() is None:
            self.contents.setCurrentRow(0)

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        shown = {one.name: one for one in pages(self._presentation.words.language)}
        self.page.show_page(shown[str(item.data(NAME))], self.search.text())


class PageView(QTextBrowser):
    """Shows one page of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setProperty("role", "page")
        self._edge = QColor()

    def show_page(self, page: HelpPage, query: str) -> None:
        """Show a page from its top, or at the first of the words looked for."""
        plain = QTextDocument.MarkdownFeature.MarkdownNoHTML
        github = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        self.document().setMarkdown(page.text, github | plain)
        self._space_out()
        self.moveCursor(self.textCursor().MoveOperation.Start)
        words = query.split()
        if words:
            self.find(words[0])

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing, whatever a text may ask for."""

    def dress(self, presentation: Presentation) -> None:
        """Take the colours and sizes of the window."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Link, presentation.palette.accent)
        self.setPalette(palette)
        self._edge = QColor(presentation.palette.hairline)
        self.document().setDefaultFont(presentation.font())
        self.document().setDocumentMargin(theme.L)

    def _space_out(self) -> None:
        """Give headings, paragraphs and tables the air that Markdown leaves to whoever shows it."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                made = block.blockFormat()
                is_heading, is_listed = made.headingLevel() > 0, block.textList() is not None
                made.setTopMargin(theme.L if is_heading and block.position() else 0)
                made.setBottomMargin(theme.XS if is_heading or is_listed else theme.S)
                proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight
                made.setLineHeight(LINE_PERCENT, proportional.value)
                cursor.setBlockFormat(made)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setCellPadding(theme.XS + 1)
                table.setBorder(1)
                table.setBorderCollapse(True)
                table.setBorderBrush(self._edge)
                table.setTopMargin(theme.XS)
                table.setBottomMargin(theme.M)
                frame.setFormat(table)
