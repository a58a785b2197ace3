# Following a ticket

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    $ spoc watch 1 "Lab <lab@example.net>" --dry-run --as selma
    $ spoc watch 1 "Lab <lab@example.net>" --as selma
    $ spoc watch 1 lukas --as selma --json | grep -A12 '"participants"'

Again changes nothing. Who follows gets what the requester gets, and nothing internal:

    $ spoc watch 1 lab@example.net --as selma --quiet
    $ spoc note 1 -m "the role is missing" --as selma --dry-run
    $ spoc note 1 --public -m "It comes this afternoon." --as selma --dry-run
    $ spoc watch 1 nobody --as selma
    $ spoc watch 1 --as selma
    $ spoc cancel 1 -m "mistake" --as selma -q
    $ spoc watch 1 lab@example.net --as selma
