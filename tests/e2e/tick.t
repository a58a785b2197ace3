# Checklists

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc run start onboarding --set employee.id=E7 --set employee.name="Kim Park" --set employee.private=kim@example.net --set manager=mira --set start_date=2026-07-15 --as helene
    r1
    $ spoc resolve 1 --set job_title=engineer --set laptop=developer --set buddy=oscar --as mira -q
    1
    $ spoc approve 2 --as anton -q
    2
    $ spoc show 3 | tail -4

    [ ] contract signed (1)
    [ ] tax number (2)
    [ ] work permit, where one is needed (permit)

Nothing is complete before its list is; an item may ask for evidence:

    $ spoc resolve 3 --as helene
    ! spoc: ticket 3 has open items: 1, 2, permit
    ! hint: tick them: spoc tick 3 1
    ? 79
    $ spoc tick 3 contract_signed tax_number --as helene --dry-run
    ! spoc: ticket 3 has no item "contract_signed"
    ! hint: one of 1, 2, permit
    ? 66
    $ spoc tick 3 1 2 --as helene --dry-run
    ticket 3 would be
      ticked 1
      ticked 2
    $ spoc tick 3 1 2 --as helene
    #3 P3 open hr/bruno · Get the contract of Kim Park signed · due 2026-07-01 17:30
    $ spoc tick 3 permit --as helene
    ! spoc: item permit asks for text
    ! hint: give it with -m TEXT
    ? 65
    $ spoc tick 3 permit -m "EU citizen" --as helene --json | python3 -c 'import json,sys; print(*json.load(sys.stdin)["checklist"], sep="\n")'
    {'id': '1', 'text': 'contract signed', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None}
    {'id': '2', 'text': 'tax number', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None}
    {'id': 'permit', 'text': 'work permit, where one is needed', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': 'EU citizen'}
    $ spoc show 3 | tail -4

    [x] contract signed (1)
    [x] tax number (2)
    [x] work permit, where one is needed (permit): EU citizen
    $ spoc tick 3 permit --message "ticked before" --as helene --quiet
    3
    $ spoc tick 3 permitt --as helene
    ! spoc: ticket 3 has no item "permitt"
    ! hint: did you mean "permit"?
    ? 66
    $ printf 'x' | spoc tick 3 permit --file - -m y --as helene
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ echo scan.pdf | spoc tick 3 permit -F - --as helene -q
    3
    $ spoc tick 3 --as helene
    ! spoc: missing argument ITEM
    ! hint: usage: spoc tick ID ITEM… [OPTION…]
    ? 64
    $ spoc done 3 --as helene
    #3 P3 closed hr/bruno · Get the contract of Kim Park signed
    $ spoc tick 3 permit --as helene
    ! spoc: ticket 3 is closed
    ? 79
