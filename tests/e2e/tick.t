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
    ! hint: leave out -m, -F and --attach
    ? 64
    $ spoc tick 3 permit --not-applicable "EU citizen" --as helene --dry-run
    ticket 3 would be
      permit does not apply: EU citizen
    $ spoc tick 3 permit --not-applicable "EU citizen" --as helene --json | python3 -c 'import json,sys; print(*json.load(sys.stdin)["checklist"], sep="\n")'
    {'id': '1', 'text': 'contract signed', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None, 'asks_for': None, 'attachments': [], 'optional': False, 'may_not_apply': False, 'not_applicable': None, 'under': None, 'enough': 0, 'over': True}
    {'id': '2', 'text': 'tax number', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None, 'asks_for': None, 'attachments': [], 'optional': False, 'may_not_apply': False, 'not_applicable': None, 'under': None, 'enough': 0, 'over': True}
    {'id': 'permit', 'text': 'work permit', 'done_at': '2026-06-05T08:00:00Z', 'by': 'helene', 'evidence': None, 'asks_for': 'text', 'attachments': [], 'optional': False, 'may_not_apply': True, 'not_applicable': 'EU citizen', 'under': None, 'enough': 0, 'over': True}
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

An item may be a heading: it is done when its parts are, or when enough of them are.

    $ cat > workflows/badge.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A badge"
    > owner = "facilities"
    > [inputs.guest]
    > type = "string"
    > [steps.badge]
    > team = "workplace"
    > checklist = [
    >   { text = "accounts", items = ["door", { text = "garage", optional = true }, "printer"] },
    >   { id = "proof", text = "who they are", join = "any", items = ["passport", { id = "card", text = "identity card", evidence = "text" }] },
    >   "photo",
    > ]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start badge --set guest=Mona -q
    r4
    $ spoc tick r4/badge 1.1 3 --as walter -q
    9
    $ spoc done r4/badge --as walter
    ! spoc: ticket 9 has open items: 1.3, proof.1, card
    ! hint: tick them: spoc tick 9 1.3
    ? 79
    $ spoc tick r4/badge proof --as walter
    ! spoc: item proof is done when 1 of its parts is
    ! hint: tick it: spoc tick 9 proof.1, or card
    ? 79
    $ spoc tick r4/badge 1 --as walter
    ! spoc: item 1 is done when all of its parts are
    ! hint: tick them: spoc tick 9 1.2 1.3
    ? 79
    $ spoc tick r4/badge card 1.3 -m "L7 2201" --as walter -q
    9
    $ spoc show r4/badge | tail -8
    [x] accounts (1)
      [x] door (1.1)
      [ ] garage (1.2), optional
      [x] printer (1.3): L7 2201
    [x] who they are (proof), one of
      [ ] passport (proof.1)
      [x] identity card (card): L7 2201
    [x] photo (3)
    $ spoc done r4/badge --as walter
    #9 P3 closed workplace/yusuf · badge

A file can be what shows it. It is kept with the ticket, once by its content, and read back by its number:

    $ cat > workflows/visitor.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A visitor"
    > owner = "facilities"
    > [inputs.guest]
    > type = "string"
    > [steps.check]
    > team = "workplace"
    > checklist = [
    >   { id = "passport", text = "a copy of the passport", evidence = "file" },
    >   { id = "visa", text = "a copy of the visa", evidence = "file", may_not_apply = true },
    > ]
    > [steps.in]
    > team = "workplace"
    > needs = ["check"]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start visitor --set guest=Mona -q
    r5
    $ printf 'the scan' > scan.pdf
    $ spoc tick r5/check passport --as walter
    ! spoc: item passport asks for a file
    ! hint: give it with --attach FILE
    ? 65
    $ spoc tick r5/check passport -m "I have seen it" --as walter
    ! spoc: item passport asks for a file
    ! hint: give it with --attach FILE
    ? 65
    $ spoc tick r5/check passport --attach missing.pdf --as walter
    ! spoc: cannot open missing.pdf: No such file or directory
    ? 66
    $ truncate -s 49M big.pdf
    $ spoc tick r5/check passport --attach big.pdf --as walter
    ! spoc: big.pdf is too large to be kept: 49 MiB
    ! hint: at most 48 MiB; keep it elsewhere and say where
    ? 65
    $ spoc done r5/check --as walter
    ! spoc: ticket 10 has open items: passport, visa
    ! hint: tick them: spoc tick 10 passport
    ? 79
    $ spoc tick r5/check passport --attach scan.pdf --as walter --dry-run
    ticket 10 would be
      ticked passport; files: scan.pdf
    $ spoc tick r5/check passport --attach scan.pdf -m "seen at the door" --as walter -q
    10
    $ spoc tick r5/check passport -a scan.pdf --as walter
    ! spoc: item passport is done, and what shows it is kept
    ! hint: keep another file beside it: spoc note 10 --attach FILE
    ? 79
    $ spoc tick r5/check visa -a scan.pdf --not-applicable "EU citizen" --as walter
    ! spoc: what does not apply has no evidence
    ! hint: leave out -m, -F and --attach
    ? 64
    $ spoc tick r5/check visa --as walter
    ! spoc: item visa asks for a file
    ! hint: give it with --attach FILE, or say --not-applicable REASON
    ? 65
    $ spoc tick r5/check visa --not-applicable "EU citizen" --as walter -q
    10
    $ spoc show r5/check | tail -7

    [x] a copy of the passport (passport): seen at the door, scan.pdf (7d39aa5d9864)
    [-] a copy of the visa (visa): does not apply: EU citizen

    2026-06-05 10:00 · walter · internal
      ticked passport: seen at the door
      [1] scan.pdf (8 bytes)
    $ spoc show r5/check --attachment 1
    the scan{no newline}
    $ spoc show r5/check --json | python3 -c 'import json,sys; print(*json.load(sys.stdin)["checklist"], sep="\n")'
    {'id': 'passport', 'text': 'a copy of the passport', 'done_at': '2026-06-05T08:00:00Z', 'by': 'walter', 'evidence': 'seen at the door', 'asks_for': 'file', 'attachments': [{'name': 'scan.pdf', 'type': None, 'size': 8, 'hash': '7d39aa5d98649e0fe153c7d738055df847dd861451b27baab364d011dc7fff32'}], 'optional': False, 'may_not_apply': False, 'not_applicable': None, 'under': None, 'enough': 0, 'over': True}
    {'id': 'visa', 'text': 'a copy of the visa', 'done_at': '2026-06-05T08:00:00Z', 'by': 'walter', 'evidence': None, 'asks_for': 'file', 'attachments': [], 'optional': False, 'may_not_apply': True, 'not_applicable': 'EU citizen', 'under': None, 'enough': 0, 'over': True}
    $ spoc done r5/check --as walter
    #10 P3 closed workplace/yusuf · check
    $ spoc history r5/check --kind ticket.item_ticked
    {re:\d+} 2026-06-05 10:00 #10 walter: ticked passport: seen at the door; files: scan.pdf
    {re:\d+} 2026-06-05 10:00 #10 walter: visa does not apply: EU citizen
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ sed -i 's/evidence = "file", may/evidence = "photo", may/' workflows/visitor.toml && spoc check | head -4
    workflows/visitor.toml:11:58: error: evidence of a checklist item of step check cannot be "photo" [unknown-word]
        { id = "visa", text = "a copy of the visa", evidence = "photo", may_not_apply = true },
                                                               ^^^^^^^
      hint: "text": words that show it; "file": a file that does
