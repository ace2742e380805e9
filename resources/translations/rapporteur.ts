<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuthorDialog</name>
    <message>
        <source>Who is editing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A. Rapporteur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example Administration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracked changes carry this name. You can change it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes are signed “{signature}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed; the organization can stay empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarriedWords</name>
    <message>
        <source>picture or text box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedded object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>footnote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endnote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>form field</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeCard</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeCommands</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No author yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed: a tracked change needs the name of its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who tracked changes are signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in square brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bracket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the selected words in square brackets: not agreed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking is off: what you write now cannot be told from the original text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeDetails</name>
    <message>
        <source>Assign to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the chosen changes to a proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it part of the text (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesPanel</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {count} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject {count} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing passes the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are changes, but none that the filter shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write or strike while tracking is on is listed here, with who changed it and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CharactersDialog</name>
    <message>
        <source>Special characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by name or number, such as “arrow” or 2192</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Punctuation and signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spaces and hyphens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters with marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mathematics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows and shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No character has such a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Nothing here has a name like that.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments on the text appear here. Select some words and choose Insert, Comment to write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the thread again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle the thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompilationPage</name>
    <message>
        <source>When several parties amend the same annex, their proposals will stand here side by side, provision by provision, so that a secretariat can compile them. This version of the program cannot do that yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compilation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>Baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value to be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mitigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk appetite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addressee</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsequenceWatch</name>
    <message>
        <source>{element}: {count} more places have to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{element}: one more place has to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{element} and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glossary and acronyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists and counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsequencesDialog</name>
    <message>
        <source>What else has to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When elements are added, renamed, moved or removed, what follows from it is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done is tracked in the same proposal and can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactBlock</name>
    <message>
        <source>Contact {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactsForm</name>
    <message>
        <source>Add a contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste without formatting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text to paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, because it cannot stand here: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures and text boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedded objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formulas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>footnotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>endnotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original text is shown for reading. Choose another view to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the document has no paragraph to write in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ElementDialog</name>
    <message>
        <source>New {element}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line becomes a paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {element}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (if there is one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it will stand in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the checks will say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement (if there is one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write appears here between its neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more, which the findings tab will list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will follow “{last}” and look like it. It is tracked under your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has no {element} yet; the first one goes where the plan expects it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to the active proposal “{proposal}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposal is active, so it belongs to none yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already one with the title “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldWithPast</name>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export statement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The liaison statement with all proposals, as a Word document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export annex with changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The annex with its tracked changes, as a Word document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export annex with changes marked by hand…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New text underlined and highlighted, removed text struck: for readers without tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents (*.docx *.dossier *.txt *.html *.htm);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with-changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export annex marked by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That failed because of a fault in the program; nothing was changed. A report was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liaison-statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export annex with changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word documents (*.docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the list of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organization named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an open comment, in square brackets, or changed by two parties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An opening bracket “(” has no closing one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A closing bracket “)” has no opening one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An opening bracket “[” has no closing one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“*”, “+”, “?” or “{…}” has nothing before it to repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range ends before it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backslash stands before something it gives no meaning to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking back needs words of fixed length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A group is asked for that the pattern does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern takes too long; often repeats within repeats are why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fault} (character {at})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In: {story}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footnotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endnotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page footer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles, lists and sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} in struck text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} with a field, note or picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} the same already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done}; left alone: {left}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close find and replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier replacements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which text is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in: {place}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindCommands</name>
    <message>
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the main text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell capital and small letters apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find no parts of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a pattern (regular expression) instead of plain words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find only in the text that is selected now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inserted text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace this one and go to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace everything that was found, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the text first in which to find</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>{count} in the final text: see “Look in”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone on from the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone on from the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown with all markup: the view hid this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original is for reading only; choose another view to replace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought in by the amendments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the base already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks ran and have nothing to say. They run again after every change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks run in the background. What they find appears here: errors, then warnings, then notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatWords</name>
    <message>
        <source>Other formatting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other formatting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spelling checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not {property}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>underline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struck through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struck through twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small capitals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of right-to-left text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of East Asian text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spelling not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right to left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>indent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>indent at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>space before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>space after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outline level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page break before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoToPalette</name>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading, element, or number of a change or paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {number} – {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraph {number} – {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>No document is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes cannot be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export annex with changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} The document stays open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>{name} ({letter})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, key {letter}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindMenu</name>
    <message>
        <source>This is a …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As recognised</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeftChanges</name>
    <message>
        <source>1 tracked change is left in content that is only carried along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tracked changes are left in content that is only carried along.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkCommands</name>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix of links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which elements of two kinds are linked, and where links are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All elements and their links as a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add or remove link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link the chosen pair of the matrix by hand, or take the link away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the map to the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export map as SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export map as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export links as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this matrix as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document is open for reading only; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkDetails</name>
    <message>
        <source>Link to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a cell to see what its link rests on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody declared that these two are not linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an element with the arrow keys, or with Ctrl and a click, to see its links alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: {link} … ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links made by hand whose elements are gone: {links}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the text: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} – number and what stands behind it:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkMapView</name>
    <message>
        <source>Map of links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing: {links}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>from the structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added by the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed by the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a link is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No elements that could be linked were found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinksPage</name>
    <message>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How links are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals, thematic priorities, outcomes, outputs and enablers appear here with the links between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a link here: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} elements lack a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 element lacks a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No link is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row and column has a link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More of the toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>88 of 88</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Annex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks could not be run: {error}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkCommands</name>
    <message>
        <source>Changes marked by hand…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find changes shown by strikethrough, highlight, underline or colour, and track them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kinds} and {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file seems to show 1 change by {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file seems to show {count} changes by {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for changes marked by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No changes marked by hand were found in this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Converting changes marked by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} marks became tracked changes of {author}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkLegend</name>
    <message>
        <source>in the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added by the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed by the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared to be none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no link at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkList</name>
    <message>
        <source>Changes marked by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkModel</name>
    <message>
        <source>{kind}, taken for new text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, taken for struck text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can become tracked changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as they are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Strikethrough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarksDialog</name>
    <message>
        <source>Changes marked by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text seems to show changes by its formatting. Choose the kinds that are changes: they become tracked changes, and the formatting that marked them goes. It is one step, which Undo takes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who made these changes, such as Organization – Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author of these changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kind is chosen: nothing will be converted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracked changes need an author: the one who made them, not the one who converts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date is written as 2026-02-11.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} marks become tracked changes of {author}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>{element}: no link here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared not linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not linked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Matrix of links</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MovingCommands</name>
    <message>
        <source>Move the paragraph up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the element up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the paragraph down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the element down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The element at the caret, with all that belongs to it, past the next of its kind</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteCommands</name>
    <message>
        <source>Footnote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endnote…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endnote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalView</name>
    <message>
        <source>Original text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Table: {columns}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The elements of the plan – goals, targets, outcomes, enablers – appear here once it is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, {changes} changes, {findings} findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnTables</name>
    <message>
        <source>Resolutions in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms and acronyms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What plans cite and link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers in words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnTablesDialog</name>
    <message>
        <source>My tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write here goes before the shipped table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shipped table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {reason} Until that is mended the shipped table is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Until that is mended the shipped table is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnWordsDialog</name>
    <message>
        <source>My dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A word that is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that you add to your dictionary stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Document text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCommands</name>
    <message>
        <source>A plan has one of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run all checks and show what they find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What else has to change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, references, glossary, links, lists and rows that follow from the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolutions in force, terms, words of the checks: your own over the shipped ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has changed since it was checked; the checks are running again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalForm</name>
    <message>
        <source>What is proposed, in one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WG-A; WG-B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why; every line becomes a paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WG-C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active: new changes belong here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For consideration by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rationale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rationale for consideration by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalMenu</name>
    <message>
        <source>Untitled proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalsPanel</name>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{symbol} {title}, {count} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said}, active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the proposal; its changes stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposals yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proposal groups changes under one title and one reason. The changes you make while a proposal is active belong to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} proposals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reporter</name>
    <message>
        <source>{kind} by {author}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewCommands</name>
    <message>
        <source>{row} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review changes one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk through the changes, each in its place, and decide with single keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the change at the caret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who changed it, when and why, and what was said about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the chosen change part of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the chosen change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make every change that the filter shows part of the text, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all {count} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject all shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back every change that the filter shows, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject all {count} shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number the printed lines in the margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no change to review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no change at the caret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The review is ended: {summary}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last change; this is the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the first change; this is the last.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command, a menu or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New shortcut: press the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else uses these keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys start this command already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} starts “{name}” now. If you assign it here, that command loses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} writes, strikes or moves in the text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Amended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original is there to be read. Write in the amended text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpellingCommands</name>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underline misspelt words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next misspelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the misspelt word at the caret may have been meant to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add word to my dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore word in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My dictionary…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through the words that you have added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for dictionaries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunspell dictionaries (.aff and .dic) put there are used from the next document on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has changed meanwhile; nothing was replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is in your dictionary now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “{word}” to my dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore “{word}” in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunspell is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no dictionary found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no dictionary for {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dictionaries cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No misspelt word was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your dictionary could not be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open an annex to amend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a Word document or a dossier, or drop one here. What you write and strike is tracked under your name, and becomes the liaison statement you export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the example</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementForm</name>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In reply to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a semicolon between two recipients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For action to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2026-09-30, or in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For comment to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For information to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line becomes a paragraph. The proposals follow the introduction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action is asked for, so recipients expect a date to reply by (Rec. ITU-T A.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named yet to receive this statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the date as year-month-day, for example 2026-02-11.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementPreview</name>
    <message>
        <source>Preview of the statement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>1 word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoryStrip</name>
    <message>
        <source>Back to the main text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableCommands</name>
    <message>
        <source>Row above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike what stands in the cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewCommands</name>
    <message>
        <source>View: {mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compilation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the original beside the amended text; both scroll together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All markup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalkBar</name>
    <message>
        <source>Review of the changes, one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the review (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalkThrough</name>
    <message>
        <source>This change cannot be decided here; it was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was the last change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caret is in none of the changes shown. N and P go to the nearest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys write in the text now. Esc goes on with the review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accepted} accepted, {rejected} rejected, {left} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Inserted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraph formatted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraph added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraph removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cells merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table formatted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section formatted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbering changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ADD – new text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MOD – changed text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(MOD) – editorial change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SUP – text deleted as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOC – no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ADD* – moved in from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SUP* – moved away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategic goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thematic priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sub-outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thousands}k</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingCommands</name>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List item one level deeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List item one level higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-breaking space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-breaking hyphen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special character…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CharacterField</name>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Section</name>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it part of the text (A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on it (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposal: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>view</name>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
