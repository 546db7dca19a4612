"""Before any test here imports sqlite-utils, our driver must answer to the name it asks for."""

import trustjournal.storage.driver  # noqa: F401 - imported for what it does
