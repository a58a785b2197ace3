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
    [ ] work permit (permit)

Nothing is complete before its list is; an item may ask for evidence:

    $ spoc resolve 3 --as helene
    ! spoc: ticket 3 has open items: 1, 2, permit
    ! hint: tick them: spoc tick 3 1
    ? 79
    $ spoc tick 3 contract_signed tax_number --as helene --dry-run
    ! spoc: ticket 3 has no item "contract_signed"
    ! hint: one of 1, 2, permit
    ? 66
    $ spoc tick 3 2 --not-applicable "no taxes" --as helene
    ! spoc: the workflow says that item 2 always applies
    ! hint: may_not_apply = true in its file
    ? 77
    $ spoc tick 3 1 2 --as helene --dry-run
    ticket 3 would be
      ticked 1
      ticked 2
    $ spoc tick 3 1 2 --as helene
    #3 P3 open hr/bruno · Get the contract of Kim Park signed · due 2026-07-01 17:30
    $ spoc tick 3 permit --as helene
    ! spoc: item permit asks for text
    ! hint: give it with -m TEXT, or say --not-applicable REASON
    ? 65
    $ spoc tick 3 permit --not-applicable " " --as helene
    ! spoc: --not-applicable needs a reason
    ? 64
    $ spoc tick 3 permit --not-applicable "EU citizen" -m "passport" --as helene
    ! spoc: what does not apply has no evidence
    ! hint: leave out -m and -F
    ? 64
    $ spoc tick 3 permit --not-applicable "EU citizen" --as helene --dry-run
    ticket 3 would be
      permit does not apply: EU citizen
    $ spoc tick 3 permit --not-applicable "EU citizen" --as helene --json | python3 -c 'import json,sys; print(*json.load(sys.stdin)["checklist"], sep="\n")'
    {'id': '1', 'text': 'contract signed', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None, 'optional': False, 'may_not_apply': False, 'not_applicable': None}
    {'id': '2', 'text': 'tax number', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None, 'optional': False, 'may_not_apply': False, 'not_applicable': None}
    {'id': 'permit', 'text': 'work permit', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None, 'optional': False, 'may_not_apply': True, 'not_applicable': 'EU citizen'}
    $ spoc show 3 | tail -4

    [x] contract signed (1)
    [x] tax number (2)
    [-] work permit (permit): does not apply: EU citizen
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

What a list asks for can depend on the run; what is optional keeps nobody:

    $ cat > workflows/room.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A room"
    > owner = "facilities"
    > [inputs.guest]
    > type = "string"
    > [inputs.remote]
    > type = "bool"
    > default = false
    > [steps.room]
    > team = "workplace"
    > checklist = [
    >   "a sign for {{ inputs.guest }}",
    >   { id = "screen", text = "a screen to join by", when = "inputs.remote" },
    >   { id = "flowers", text = "flowers", optional = true },
    > ]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start room --set guest=Mona -q && spoc run start room --set guest=Lea --set remote=true -q
    r2
    r3
    $ spoc show r2/room | tail -3

    [ ] a sign for Mona (1)
    [ ] flowers (flowers), optional
    $ spoc show r3/room | tail -4

    [ ] a sign for Lea (1)
    [ ] a screen to join by (screen)
    [ ] flowers (flowers), optional
    $ spoc tick r2/room flowers --not-applicable "no vase" --as walter
    ! spoc: item flowers is optional: it can be left out
    ! hint: no reason is asked for
    ? 77
    $ spoc tick r2/room 1 --as walter -q && spoc done r2/room --as walter
    7
    #7 P3 closed workplace/yusuf · room
    $ spoc history r2/room --kind ticket.item_ticked
    {re:\d+} 2026-06-05 10:00 #7 walter: ticked 1
    $ spoc history 3 --kind ticket.item_ticked
    {re:\d+} 2026-06-05 10:00 #3 helene: ticked 1
    {re:\d+} 2026-06-05 10:00 #3 helene: ticked 2
    {re:\d+} 2026-06-05 10:00 #3 helene: permit does not apply: EU citizen
