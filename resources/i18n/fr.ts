<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>Frame</name>
    <message><source>Today</source><translation>Aujourd&apos;hui</translation></message>
    <message><source>Missions</source><translation>Missions</translation></message>
    <message><source>Journal</source><translation>Journal</translation></message>
    <message><source>Language</source><translation>Langue</translation></message>
    <message><source>Colours</source><translation>Couleurs</translation></message>
    <message><source>As the system</source><translation>Comme le système</translation></message>
    <message><source>Light</source><translation>Claires</translation></message>
    <message><source>High contrast</source><translation>Contraste élevé</translation></message>
    <message><source>Dark</source><translation>Sombres</translation></message>
    <message><source>Restore a backup</source><translation>Restaurer une sauvegarde</translation></message>
    <message><source>Open a journal</source><translation>Ouvrir un journal</translation></message>
    <message><source>Quick entry</source><translation>Saisie rapide</translation></message>
    <message><source>Open trustjournal</source><translation>Ouvrir trustjournal</translation></message>
    <message><source>Quit</source><translation>Quitter</translation></message>
    <message><source>Portfolio</source><translation>Portefeuille</translation></message>
    <message><source>People</source><translation>Personnes</translation></message>
    <message><source>Choose a folder</source><translation>Choisir un dossier</translation></message>
    <message><source>Documents</source><translation>Documents</translation></message>
    <message><source>Save the document</source><translation>Enregistrer le document</translation></message>
    <message><source>Accent colour</source><translation>Couleur d’accent</translation></message>
    <message><source>Choose a logo</source><translation>Choisir un logo</translation></message>
    <message><source>Choose a document</source><translation>Choisir un document</translation></message>
    <message><source>d MMM yyyy</source><translation>dd/MM/yyyy</translation></message>
    <message><source>Keep the chart</source><translation>Garder une copie du graphique</translation></message>
    <message><source>Lock the journal</source><translation>Verrouiller le journal</translation></message>
    <message><source>Settings</source><translation>Réglages</translation></message>
</context>
</TS>
