# Lists

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --channel phone --tag home --as nadia --quiet
    1
    $ spoc log -s "forgot my password" --from tomas --as nadia --quiet
    2
    $ spoc log -s "two laptops for the fair" --service laptop --set model=standard --from carla --channel mail --as jonas --quiet
    3
    $ spoc log -s "when is my order coming" --service order_status --from "Rita Ray <rita@example.net>" --tag fair --tag home --as jonas --quiet
    4
    $ spoc log -s "the heating is cold" --service building_fault --from ida --team workplace --as jonas --quiet
    5
    $ spoc log -s "I was shouted at" --service employee_concern --type complaint --from yusuf --as helene --quiet
    6
    $ spoc assign 1 --to oscar --as mira --quiet
    1
    $ spoc wait 3 --on requester --ask "Which day?" --until 2026-06-10T08:00:00Z --as pavel --quiet
    3
    $ SPOC_NOW=2026-06-05T09:00:00Z spoc resolve 2 -m "reset" --as selma --quiet
    2
    $ SPOC_NOW=2026-06-05T09:30:00Z spoc close 2 --as selma --quiet
    2
    $ export SPOC_NOW=2026-06-08T09:00:00Z

Without anything: what is not closed, cancelled or merged, oldest number first.

    $ spoc list
    #  prio  status   team                assignee  due                            subject
    1  P2    open     network             oscar     2026-06-05 11:00 (3d ago)      VPN drops
    3  P4    waiting  desktop             ida                                      two laptops for the fair
    4  P3    open     sales               lukas     2026-06-05 14:00 (2d 21h ago)  when is my order coming
    5  P3    open     workplace           walter    2026-06-05 14:00 (2d 21h ago)  the heating is cold
    6  P2    new      employee_relations            2026-06-05 12:00 (2d 23h ago)  I was shouted at

## Views

    $ spoc list mine --as oscar
    #  prio  due                        subject    requester
    1  P2    2026-06-05 11:00 (3d ago)  VPN drops  ana@example.net
    $ spoc list followed --as nadia --columns id,owner,subject
    #  owner  subject
    1  nadia  VPN drops
    $ spoc list unowned --columns id,team,subject
    #  team                subject
    6  employee_relations  I was shouted at
    $ spoc list overdue --columns id,due_at,subject
    #  due                            subject
    1  2026-06-05 11:00 (3d ago)      VPN drops
    4  2026-06-05 14:00 (2d 21h ago)  when is my order coming
    5  2026-06-05 14:00 (2d 21h ago)  the heating is cold
    6  2026-06-05 12:00 (2d 23h ago)  I was shouted at
    $ spoc list stalled --columns id,status,subject
    #  status  subject
    6  new     I was shouted at
    $ spoc list waiting --columns id,status,waiting_on,subject
    #  status   waiting on  subject
    3  waiting  requester   two laptops for the fair
    $ spoc list late
    #  prio  due                            team                assignee  subject
    1  P2    2026-06-05 11:00 (3d ago)      network             oscar     VPN drops
    6  P2    2026-06-05 12:00 (2d 23h ago)  employee_relations            I was shouted at
    4  P3    2026-06-05 14:00 (2d 21h ago)  sales               lukas     when is my order coming
    5  P3    2026-06-05 14:00 (2d 21h ago)  workplace           walter    the heating is cold
    $ spoc list customers
    #  service       created           subject                  team
    4  order_status  2026-06-05 10:00  when is my order coming  sales
    $ spoc list customer
    ! spoc: there is no view "customer"
    ! hint: did you mean "customers"?
    ? 66

## Filters

They may be combined; several values with commas or repeated are alternatives.

    $ spoc list -q --status all
    1
    2
    3
    4
    5
    6
    $ spoc list -q --status closed
    2
    $ spoc list -q --status new,waiting
    3
    6
    $ spoc list -q --team network
    1
    $ spoc list -q --team network --team desktop
    1
    3
    $ spoc list -q --department facilities
    5
    $ spoc list -q --assignee oscar
    1
    $ spoc list -q --assignee me --as oscar
    1
    $ spoc list -q --assignee none
    6
    $ spoc list -q --owner jonas
    3
    4
    5
    $ spoc list -q --requester rita@example.net
    4
    $ spoc list -q --requester ida
    5
    $ spoc list -q --service laptop
    3
    $ spoc list -q --category customers
    4
    $ spoc list -q --priority P3 --status all
    2
    4
    5
    $ spoc list -q --type complaint
    6
    $ spoc list -q --channel phone --channel mail
    1
    3
    $ spoc list -q --tag home
    1
    4
    $ spoc list -q --tag home --tag fair
    1
    4
    $ spoc list -q --run r1
    ! spoc: there is no run r1
    ? 66
    $ spoc list -q --department facilities --department hr
    5
    6
    $ spoc list -q --created 2026-06-05
    1
    3
    4
    5
    6
    $ spoc list -q --created today
    $ spoc list -q --resolved 2026-06 --status all
    2
    $ spoc list -q --overdue
    1
    4
    5
    6
    $ spoc list -q --stalled
    6
    $ spoc list -q --where "ticket.requester.address.endsWith('example.net')"
    1
    4
    $ spoc list -q --where "ticket.status == 'new'" --where "ticket.age > 1d"
    6

Words that mean nothing are told with the nearest:

    $ spoc list --status opne
    ! spoc: there is no status "opne"
    ! hint: one of new, open, waiting, resolved, closed, cancelled, merged, or all
    ? 64
    $ spoc list --team netwrok
    ! spoc: there is no team "netwrok"
    ! hint: did you mean "network"?
    ? 66
    $ spoc list --service laptpo
    ! spoc: there is no service "laptpo"
    ! hint: did you mean "laptop"?
    ? 66
    $ spoc list --priority P9
    ! spoc: there is no priority "P9"
    ? 66
    $ spoc list --type incidnet
    ! spoc: there is no type "incidnet"
    ! hint: did you mean "incident"?
    ? 66
    $ spoc list --assignee nobody-here
    ! spoc: there is nobody called "nobody-here"
    ? 66
    $ spoc list --created sometimes
    ! spoc: "sometimes" is no period
    ! hint: write 2026, 2026-10, 2026-Q3, 2026-W36, 2026-10-05, today, this-week, last-month, 30d or A..B
    ? 64
    $ spoc list --where "ticket.stauts == 'new'"
    ! spoc: --where:1:8: ticket has no member "stauts"
    !     ticket.stauts == 'new'
    !            ^
    ! hint: did you mean "status"?
    ? 65
    $ spoc list --where "ticket.age >"
    ! spoc: --where:1:13: a value is missing at the end
    !     ticket.age >
    !                 ^
    ? 65

## Order, columns, how many

    $ spoc list --sort -id --columns id,subject --limit 2
    #  subject
    6  I was shouted at
    5  the heating is cold
    ! 3 more
    $ spoc list -s priority,-id --columns priority,id
    prio  #
    P2    6
    P2    1
    P3    5
    P3    4
    P4    3
    $ spoc list --sort subjct
    ! spoc: sorting by "subjct" is not possible
    ! hint: did you mean "subject"?
    ? 64
    $ spoc list --columns id,subjct
    ! spoc: a column by "subjct" is not possible
    ! hint: did you mean "subject"?
    ? 64
    $ spoc list --limit 0
    ! spoc: --limit cannot be "0"
    ! hint: a number from 1
    ? 64
    $ spoc list --limit 2 --quiet
    1
    3
    ! 3 more

## For programs

    $ spoc list --format csv --columns id,status,due_at,subject,requester | tr -d '\r'
    id,status,due_at,subject,requester
    1,open,2026-06-05T09:00:00Z,VPN drops,ana@example.net
    3,waiting,,two laptops for the fair,Carla Meyer
    4,open,2026-06-05T12:00:00Z,when is my order coming,Rita Ray
    5,open,2026-06-05T12:00:00Z,the heating is cold,Ida Lindqvist
    6,new,2026-06-05T10:00:00Z,I was shouted at,Yusuf Demir
    $ spoc list --format tsv --columns id,due_at,channel
    id	due_at	channel
    1	2026-06-05T09:00:00Z	phone
    3		mail
    4	2026-06-05T12:00:00Z	cli
    5	2026-06-05T12:00:00Z	cli
    6	2026-06-05T10:00:00Z	cli
    $ spoc list --format jsonl --columns id,due_at,overdue --limit 2
    {"id":1,"due_at":"2026-06-05T09:00:00Z","overdue":true}
    {"id":3,"due_at":null,"overdue":false}
    ! 3 more
    $ spoc list --json --limit 1 --team network | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], d["total"], [t["id"] for t in d["tickets"]])'
    spoc.tickets/1 1 [1]
    $ spoc list --team purchasing --json
    {"schema":"spoc.tickets/1","tickets":[],"total":0}
    $ spoc list --team purchasing --format csv --columns id,subject | tr -d '\r'
    id,subject
    $ spoc list --format xml
    ! spoc: --format takes text, json, jsonl, csv, tsv, not "xml"
    ? 64

The exit code tells when asked:

    $ spoc list --team purchasing
    ! no ticket matches
    $ spoc list --team purchasing --exit-code
    ! no ticket matches
    ? 1
    $ spoc list --team network --exit-code --quiet
    1

## Over and over

On a terminal the list is shown anew every two seconds, as many rows as fit:

    $ script -qec "LINES=5 COLUMNS=60 timeout 1 spoc list --watch --columns id,subject" /dev/null < /dev/null | tr -d '\r' | cat -v
    ^[[H^[[2J#  subject
    1  VPN drops
    3  two laptops for the fair
    3 more
    $ spoc list --watch
    ! spoc: --watch shows tables on a terminal
    ! hint: elsewhere repeat the command, or follow `spoc history --after`
    ? 64
    $ script -qec "spoc list --watch --json" /dev/null < /dev/null | tr -d '\r'
    {"schema":"spoc.error/1","code":"usage","exit":64,"message":"--watch shows tables on a terminal","hint":"elsewhere repeat the command, or follow `spoc history --after`","where":null}
