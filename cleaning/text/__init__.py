"""Flattened plain text -> posts with their discussion.

Method, in the order of the modules: `lines` splits the dump into lines with indent and list marker;
`marks` tells what each line is by
itself (a date, "NAME says:", a reply button, a heading of the discussion, interface, or plain text);
`feeds` takes dumps that are
flattened feeds; `parts` divides a page into head, body, discussion and rest; `layout` learns once per page
how its comments are
laid out and cuts the discussion into records; `records` turns each record into a `Comment`; `borders`
finds the discussion, and
the borders in it, where nothing marks them.
"""
