# How tickets belong together

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    $ for s in "cable torn" "switch offline" "phones silent" "mail gone"; do spoc log -s "$s" --team network --as nadia -q; done
    $ spoc link 1 --blocks 2 --as mira
    $ spoc link 2 --blocks 3 --as mira --dry-run
    $ spoc link 2 --blocks 3 --as mira -q
    $ spoc link 3 --blocks 1 --as mira
    $ spoc link 1 --blocks 1 --as mira
    $ spoc link 1 --as mira
    $ spoc link 1 --blocks 2 --relates 3 --as mira
    $ spoc resolve 2 -m "on again" --as mira
    $ spoc show 2 | grep links
    $ spoc show 2 --json | sed -n '/"links"/,/\]/p'
    $ spoc explain 2 --now 2026-06-08T14:00:00Z | sed -n '/^blocked/,/^$/p'
    $ spoc link 1 --blocks 2 --remove --as mira -q
    $ spoc resolve 2 -m "on again" --as mira -q
    $ spoc link 3 --relates 4 --as mira --json | sed -n '/"links"/,/\]/p'

A parent shows how far its children are; it is answered after them or with them:

    $ spoc link 3 4 --child-of 1 --as mira -q
    $ spoc link 1 --child-of 4 --as mira
    $ spoc link 3 --child-of 2 --as mira
    $ spoc resolve 3 -m "phones ring" --as mira -q
    $ spoc show 1 | grep children
    $ spoc show 1 --json | grep children_over
    $ spoc list --linked 1 --status all --columns id,subject
    $ spoc list --linked 99
    $ spoc resolve 1 -m "new cable" --as mira
    $ spoc resolve 1 -m "new cable" --with-children --as mira
    $ spoc undo --as mira -q

A duplicate gets the answer of what it duplicates:

    $ spoc log "mail is gone" --as nadia --json | sed -n '/"duplicates"/,/\]/p'
    $ spoc log "mail really gone" --as nadia
    $ spoc explain 6 | sed -n '/^like/,/^$/p'
    $ spoc link 5 6 --duplicates 4 --as nadia -q
    $ spoc resolve 4 -m "it was the cable" --as mira
    $ spoc history 5 --kind ticket.resolved
    $ spoc verify
