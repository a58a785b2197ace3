# Taking back

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    $ spoc log "VPN drops every hour" --from ana --as nadia
    $ spoc log "Printer on floor 3 jams" --from ana --team desktop --as nadia
    $ spoc undo --as mira
    $ spoc take 1 --as mira -q
    $ spoc undo --dry-run --as mira
    $ spoc undo --as mira
    $ spoc history 1 --after 20
    $ spoc explain 1 | sed -n '/^undone/,/^$/p'

Nothing is left to undo, and what was undone stays so:

    $ spoc undo --as mira
    $ spoc undo o4 --as mira
    $ spoc undo o99 --as mira
    $ spoc undo last --as mira

Clocks behave as if it had not happened. The answer has not left: it is dropped. What a sweep did meanwhile is decided again.

    $ spoc resolve 1 -m "Restart it." --as mira -q
    $ spoc escalate --now 2026-06-05T12:00:00Z
    $ spoc undo --as mira --now 2026-06-05T12:30:00Z
    $ spoc show 1 --now 2026-06-05T12:30:00Z
    $ spoc verify

A notice that has left is corrected:

    $ export SPOC_NOW=2026-06-05T13:00:00Z
    $ spoc deliver --quiet
    $ spoc assign 2 --to tomas --as nadia -q
    $ spoc deliver
    $ spoc undo --as nadia --json | grep -E '"(schema|operation|verb|at|dropped|corrections|runs|assignee|dry_run)"'
    $ spoc deliver
    $ grep -h -A12 "taken back" sent/new/* mail/*/new/* 2>/dev/null | grep -E "Why|Taken"

A bulk command is one operation; with -q the numbers of its tickets are printed:

    $ spoc edit 1 2 --set tags+=loud --as nadia -q
    $ spoc undo -q --as nadia
    $ spoc list --tag loud

What came later forbids it, and is named; the owner of that can take it back first:

    $ spoc take 2 --as tomas -q
    $ spoc edit 2 --set tags+=loud --as nadia -q
    $ spoc undo --as tomas
    $ spoc undo --as tomas --json
    $ spoc undo o14 --as nadia -q
    $ spoc note 2 -m "hm" --as tomas -q
    $ spoc undo --as tomas
    $ spoc history 2 --kind ticket.taken --json | grep -E '"(kind|undone_by)"'
    $ spoc verify
