# Filters are the same everywhere

What `list` finds, a report counts:

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --channel phone --tag home --as nadia --quiet
    1
    $ spoc log -s "forgot my password" --from tomas --as nadia --quiet
    2
    $ spoc log -s "where is my order" --service order_status --from "Rita Ray <rita@example.net>" --tag fair --as jonas --quiet
    3
    $ spoc run start onboarding --set employee.id=E7 --set employee.name="Kim Park" --set employee.private=kim@example.net --set manager=mira --set start_date=2026-07-15 --as helene
    r1
    $ spoc resolve 2 -m "reset" --as selma --quiet
    2
    $ total() { tr -d '\r' | sed -n 's/^volume,all,,\([0-9]*\),.*/\1/p'; }
    $ spoc report summary 2026-06 --format csv | total
    4
    $ spoc report summary 2026-06 --team network --format csv | total; spoc list --status all --team network -q
    2
    1
    4
    $ spoc report summary 2026-06 --department it --format csv | total; spoc list --status all --department it -q
    3
    1
    2
    4
    $ spoc report summary 2026-06 --assignee mira --format csv | total; spoc list --status all --assignee mira -q
    2
    1
    4
    $ spoc report summary 2026-06 --owner nadia --format csv | total; spoc list --status all --owner nadia -q
    2
    1
    2
    $ spoc report summary 2026-06 --requester ana@example.net --format csv | total; spoc list --status all --requester ana@example.net -q
    1
    1
    $ spoc report summary 2026-06 --category access --format csv | total; spoc list --status all --category access -q
    1
    2
    $ spoc report summary 2026-06 --priority P2 --format csv | total; spoc list --status all --priority P2 -q
    1
    1
    $ spoc report summary 2026-06 --type question --format csv | total; spoc list --status all --type question -q
    1
    3
    $ spoc report summary 2026-06 --channel phone --format csv | total; spoc list --status all --channel phone -q
    1
    1
    $ spoc report summary 2026-06 --tag fair --tag home --format csv | total; spoc list --status all --tag fair --tag home -q
    2
    1
    3
    $ spoc report summary 2026-06 --run r1 --format csv | total; spoc list --status all --run r1 -q
    1
    4
    $ spoc report summary 2026-06 --created 2026-06-05 --format csv | total; spoc list --status all --created 2026-06-05 -q
    4
    1
    2
    3
    4
    $ spoc report summary 2026-06 --resolved 2026-06-05 --format csv | total; spoc list --status all --resolved 2026-06-05 -q
    1
    2

Names that are not there are told with the nearest that is:

    $ spoc list --department facilitise
    ! spoc: there is no department "facilitise"
    ! hint: did you mean "facilities"?
    ? 66

What contains a text is asked of the store, and what has none is said to have none:

    $ spoc list --status all --where "ticket.subject.contains('VPN')" -q
    1
    $ spoc list --status all --where "ticket.subject.contains('vpn')" -q
    $ spoc list --status all --where "ticket.text.startsWith('forgot') || ticket.subject.endsWith('order')" -q
    2
    3
    $ spoc list --status all --where "ticket.text.startsWith('forgot') && ticket.text.endsWith('word')" -q
    $ spoc list --status all --where "ticket.tags.exists(t, t.startsWith('ho')) && ticket.subject.contains('VPN')" -q
    1
    $ spoc list --status all --where "ticket.category.contains('x')" -q
    ! spoc: "ticket.category.contains('x')" has no value for some tickets, as for 4: ticket.category has no value
    $ spoc list --created 2026-06 --limit 2 -q
    1
    2
    ! 2 more
    $ spoc list --created 2026-06 --status all --limit 2 --sort -id -q
    4
    3
    ! 2 more
    $ spoc list --status waiting
    ! no ticket matches
