"""Flattened plain text -> posts with their discussion.

Method, in the order of the modules:

- `lines` splits the dump into lines with indent and list marker (`wrapping`, `markdown`), `inline` long
  lines at the by-lines in them; `fragments` joins what was cut inside a by-line, `profiles` takes out what
  forums show of a person;
- `marks` (with `kinds`, `labels`, `names`, `moments`) tells what each line is by itself: a date, "NAME
  says:", a button, interface, text (`plain` proves most short lines to be text at little cost), and `context`
  what the lines around tell better;
- `feeds` takes dumps that are flattened feeds;
- `board` and `panels` take threads of forums that show a panel of its writer beside every message (`posted`
  tells their dates, `cells` and `columns` part the tables that lay them out, `ranks` what shares a line with
  a name);
- `parts` divides a page into head, body, discussion and rest (`opening` finds where the post begins,
  `opened` threads that say who opened them, `numbered` those whose messages are numbered, `answered`
  questions with answers);
- `layout` learns once per page how its comments are laid out (`ways`, `items`, `headers`, `closing`,
  `called`, `labelled`) and cuts them apart (`cutting`);
- `records` turns each record into a `Comment`: `drafts` takes off its header and footer, `named` finds the
  names that all records together tell, `signatures` those that close one, `numbering` whom they answer by
  number;
- `replies` finds the writer's own among comments without names;
- `borders` finds the discussion, and the borders in it, where nothing marks them (`split`, `turns`; `voice`,
  `manner` and `told` tell how and of what each paragraph speaks);
- `doubt` tells lists that show names and dates, too, from discussions;
- `page` puts the parts together.
"""
