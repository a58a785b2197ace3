# Many tickets at once

Verbs on tickets take the filters of `spoc list` in place of numbers, and numbers from standard input.

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in "no access to erp" "no access to crm" "drawings are gone" "locked out"; do spoc log -s "$s" --team access --tag spring --as nadia -q; done
    1
    2
    3
    4
    $ spoc log -s "VPN drops" --team network --as nadia -q
    5

Elsewhere than on a terminal it has to be said that all of them are meant; what would happen is told without:

    $ spoc take --team access --as selma
    ! spoc: this needs a yes: 4 tickets match. take them all?
    ! hint: give --yes where nobody can be asked
    ? 64
    $ spoc take --team access --as selma --dry-run --quiet
    1
    2
    3
    4
    $ spoc take --team access --as selma --dry-run
    ticket 1 would be
      taken
      clock acknowledge #1 stopped
    ticket 2 would be
      taken
      clock acknowledge #1 stopped
    ticket 3 would be
      taken
      clock acknowledge #1 stopped
    ticket 4 would be
      taken
      clock acknowledge #1 stopped
    $ spoc take --team access --as selma --dry-run --json | python3 -c 'import json, sys; a = json.load(sys.stdin); print(a["total"], a["dry_run"], [t["id"] for t in a["tickets"]], {t["assignee"] for t in a["tickets"]})'
    4 True [1, 2, 3, 4] {'selma'}
    $ spoc list --assignee selma -q
    $ spoc take --team access --where "ticket.subject.startsWith('no access')" --yes --as selma
    #1 P3 open access/selma · no access to erp · due 2026-06-08 11:30
    #2 P3 open access/selma · no access to crm · due 2026-06-08 11:30
    $ spoc take --team access --assignee selma --status open -y --as felix
    ! spoc: ticket 1 is taken by selma
    ! hint: assign it, if it is to change hands: spoc assign --to
    ! spoc: ticket 2 is taken by selma
    ! hint: assign it, if it is to change hands: spoc assign --to
    ? 80

On a terminal the person is asked:

    $ script -qec "spoc note --team network -m seen --as mira" /dev/null <<< n | grep -o -e '1 ticket matches. note it? .y/N.' -e 'nothing was done'
    1 ticket matches. note it? [y/N]
    nothing was done
    $ script -qec "spoc note --team network -m seen --as mira -q" /dev/null <<< y | grep -o -e '1 ticket matches. note it? .y/N.' -e 'nothing was done'
    1 ticket matches. note it? [y/N]
    $ spoc history 5 --kind ticket.noted --format csv --columns kind | tr -d '\r'
    kind
    ticket.noted

One operation, however many:

    $ spoc edit --team access --set tags+=erp --yes --as selma -q
    1
    2
    3
    4
    $ spoc history --kind ticket.edited --format csv --columns subject,operation | tr -d '\r'
    subject,operation
    4,o7
    4,o7
    4,o7
    5,o8
    5,o8
    5,o8
    1,o11
    2,o11
    3,o11
    4,o11

Every verb:

    $ spoc assign --where "ticket.subject == 'locked out'" --to felix -y --as selma
    #4 P3 open access/felix · locked out · due 2026-06-05 14:00
    $ spoc assign --assignee none --team access --to selma -y --as felix
    #3 P3 open access/selma · drawings are gone · due 2026-06-05 14:00
    $ spoc wait --tag erp --assignee selma --on requester --ask "Which one?" --until +2bd -y --as selma -q
    1
    2
    3
    $ spoc list waiting -q
    1
    2
    3
    $ spoc resume --status waiting -y --as selma -q
    1
    2
    3
    $ spoc release --assignee felix -y --as felix
    #4 P3 new access · locked out · due 2026-06-05 14:00
    $ spoc resolve --team access -m "granted" -y --as selma -q
    1
    2
    3
    4
    $ spoc reopen --status resolved --priority P3 -m "still locked" -y --as selma --where "ticket.subject == 'locked out'"
    #4 P3 open access/selma · locked out · due 2026-06-05 14:00
    $ spoc close --status resolved -y --as selma -q
    1
    2
    3
    $ spoc cancel --team access -m "found another way" -y --as selma -q
    4
    $ spoc escalate --team network -m "the board waits" -y --as mira -q
    5
    $ spoc route --team network --priority P1 --to access --reason "it is a password" -y --as mira
    #5 P1 new access · VPN drops · due 2026-06-05 10:15
    $ spoc route --team access --where "ticket.id == 5" --to network --reason "it is not" -y --as selma -q
    5
    $ spoc list --status all --columns id,status,assignee
    #  status     assignee
    1  closed     selma
    2  closed     selma
    3  closed     selma
    4  cancelled  selma
    5  open       oscar

Numbers from standard input are not asked about:

    $ printf '5\n5\n' | spoc assign - --to oscar --as mira -q
    5
    $ spoc list --team network -q | spoc resolve - -m "new switch" --as oscar -q
    5
    $ spoc list --team network -q --status new | spoc take - --as oscar

What cannot be meant:

    $ spoc take --team nothing-like-it --yes
    ! spoc: there is no team "nothing-like-it"
    ? 66
    $ spoc take --team purchasing --yes
    ! spoc: no ticket matches
    ! hint: see what does: spoc list with the same filters
    ? 66
    $ spoc take 1 --team access --yes
    ! spoc: tickets are named and chosen by a filter
    ! hint: either identifiers or filters; `spoc list` takes both apart
    ? 64
    $ spoc take
    ! spoc: which tickets was not said
    ! hint: spoc take 42, or a filter like --team NAME
    ? 64
    $ spoc edit --team access --yes
    ! spoc: no ticket matches
    ! hint: see what does: spoc list with the same filters
    ? 66
