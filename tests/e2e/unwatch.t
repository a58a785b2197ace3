# Following no more

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    $ spoc watch 1 lab@example.net --as selma -q; spoc watch 1 lukas --as selma -q
    $ spoc unwatch 1 lba@example.net --as selma
    $ spoc unwatch 1 lab@example.net --dry-run --as selma
    $ spoc unwatch 1 lab@example.net --as selma
    $ spoc unwatch 1 lukas --as selma --quiet
    $ spoc show 1 --json | grep '"participants"'
