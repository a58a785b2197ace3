# Checking

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc check
    20 files: 0 errors, 0 warnings
    $ mkdir ../alone && cp -r $(ls | grep -v "spoc.db\|store.toml") ../alone && env -u SPOC_NOW spoc check --desk ../alone | tail -1
    20 files: 0 errors, {…}
    $ spoc check --json
    {
      "schema": "spoc.check/1",
      "files": [
        "holidays.ics",
        "kb/1-vpn-drops.md",
        "kb/2-printer-shows-offline.md",
        "kb/3-password-or-locked-account.md",
        "kb/4-who-is-calling.md",
        "kb/5-lost-badge.md",
        "kb/6-payslip.md",
        "kb/7-where-is-my-order.md",
        "kb/8-expense-claim.md",
        "oncall.ics",
        "routing.test.toml",
        "spoc.toml",
        "workflows/access_request.toml",
        "workflows/equipment_request.toml",
        "workflows/leave_of_absence.toml",
        "workflows/offboarding.toml",
        "workflows/office_move.toml",
        "workflows/onboarding.toml",
        "workflows/purchase.toml",
        "workflows/transfer.toml"
      ],
      "diagnostics": []
    }

All errors and warnings in one pass, with the nearest known word:

    $ sed -i -e 's/^time_zone  = .*/time_zone = "Europe\/Berlni"/' -e '0,/^distribute = "round_robin"/s//distribute = "round_robbin"/' spoc.toml
    $ spoc check 2>&1 | head -40
    spoc.toml:8:13: error: unknown time zone "Europe/Berlni" [unknown-zone]
      time_zone = "Europe/Berlni"
                  ^^^^^^^^^^^^^^^
      hint: did you mean "Europe/Berlin"?
    spoc.toml:{…}:14: error: "distribute" cannot be "round_robbin" [unknown-word]
      distribute = "round_robbin"
                   ^^^^^^^^^^^^^^
      hint: did you mean "round_robin"?
    20 files: 2 errors, 0 warnings
    $ spoc check --format sarif | grep -E 'version|Id|level|uri|Line|Column' | tr -d ' ' | tr '\n' ' '
    "version":"2.1.0", "version":"0.1.0", "ruleId":"unknown-zone", "level":"error", "uri":"spoc.toml" "startLine":8, "startColumn":13, "endLine":8, "endColumn":28 "ruleId":"unknown-word", "level":"error", "uri":"spoc.toml" "startLine":{…}, "startColumn":14, "endLine":{…}, "endColumn":28 {no newline}
    $ spoc check --format json | head -14
    {
      "schema": "spoc.check/1",
      "files": [
        "holidays.ics",
        "kb/1-vpn-drops.md",
        "kb/2-printer-shows-offline.md",
        "kb/3-password-or-locked-account.md",
        "kb/4-who-is-calling.md",
        "kb/5-lost-badge.md",
        "kb/6-payslip.md",
        "kb/7-where-is-my-order.md",
        "kb/8-expense-claim.md",
        "oncall.ics",
        "routing.test.toml",

Workflows too, against the names the policy defines, whatever else is wrong with it; what could not be read at all is said once:

    $ sed -i -e 's/^owner .*/owner = "hrr"/' -e '0,/^kind /s//kinn /' workflows/onboarding.toml
    $ mkdir -p templates && printf 'Dear {{ recipient.nme }}\n' > templates/hello.txt
    $ spoc check | grep -e error
    spoc.toml:8:13: error: unknown time zone "Europe/Berlni" [unknown-zone]
    spoc.toml:48:14: error: "distribute" cannot be "round_robbin" [unknown-word]
    templates/hello.txt:1:19: error: person has no member "nme" [unknown-member]
    workflows/onboarding.toml:6:9: error: there is no department "hrr" [unknown-department]
    workflows/onboarding.toml:41:1: error: step request has no key "kinn" [unknown-key]
    21 files: 5 errors, 0 warnings
    $ sed -i 's/^\[team\./[crew./' spoc.toml
    $ spoc check | grep -e onboarding
    workflows/onboarding.toml:6:9: error: there is no department "hrr" [unknown-department]
    workflows/onboarding.toml:41:1: error: step request has no key "kinn" [unknown-key]
    $ echo '[desk' >> spoc.toml
    $ spoc check | grep -e error
    spoc.toml:617:6: error: not valid TOML: table header: expected ']', saw '\n' [syntax]
    templates/hello.txt:1:19: error: person has no member "nme" [unknown-member]
    workflows/onboarding.toml:41:1: error: step request has no key "kinn" [unknown-key]
    19 files: 3 errors, 0 warnings

Workflows of a policy that is right:

    $ cd .. && spoc init again --sample -q && cd again
    {dir}/again
    $ cat >> workflows/onboarding.toml <<'TOML'
    >
    > [steps.lunch]
    > kind  = "task"
    > title = "Lunch"
    > team  = "canteen"
    > needs = ["welcom"]
    > TOML
    $ spoc check
    workflows/onboarding.toml:{…}:9: error: there is no team "canteen" [unknown-team]
      team  = "canteen"
              ^^^^^^^^^
    workflows/onboarding.toml:{…}:10: error: there is no step "welcom" [unknown-step]
      needs = ["welcom"]
               ^^^^^^^^
      hint: did you mean "welcome"?
    20 files: 2 errors, 0 warnings
    ? 1

Named files stand in the place of the desk's own:

    $ cd .. && spoc init other --sample -q && cd other
    {dir}/other
    $ printf 'spoc = 1\n[desk]\nname = "x"\n' > draft.toml && mkdir -p new && cp draft.toml new/spoc.toml
    $ spoc check new/spoc.toml
    spoc.toml:1:1: error: "calendar" is missing [missing-key]
      spoc = 1
      ^
      hint: Working times.
    spoc.toml:1:1: error: "team" is missing [missing-key]
      spoc = 1
      ^
      hint: Teams; who is in them comes from the directory.
    spoc.toml:2:2: error: "calendar" is missing in desk [missing-key]
      [desk]
       ^^^^
      hint: Working time where nothing else names a calendar.
    spoc.toml:2:2: error: "front_line" is missing in desk [missing-key]
      [desk]
       ^^^^
      hint: Takes what nothing places, owns tickets for the requester, and is the last rung of every ladder.
    20 files: 4 errors, 0 warnings
    ? 1
    $ cp ../again/workflows/onboarding.toml new/lunch.toml
    $ spoc check new/lunch.toml
    workflows/lunch.toml:{…}:9: error: there is no team "canteen" [unknown-team]
      team  = "canteen"
              ^^^^^^^^^
    workflows/lunch.toml:{…}:10: error: there is no step "welcom" [unknown-step]
      needs = ["welcom"]
               ^^^^^^^^
      hint: did you mean "welcome"?
    21 files: 2 errors, 0 warnings
    ? 1
    $ spoc check nowhere.toml
    ! spoc: cannot open nowhere.toml: No such file or directory
    ? 66

Warnings count with --strict only:

    $ spoc check --strict
    20 files: 0 errors, 0 warnings
    $ cat >> spoc.toml <<'TOML'
    >
    > [[route]]
    > name = "idle"
    > when = "ticket.type == 'order'"
    > TOML
    $ spoc check; echo $?
    spoc.toml:{…}:1: warning: the rule "idle" changes nothing [idle-rule]
      [[route]]
      ^^^^^^^^^
      hint: give it set, team, skill or stop
    20 files: 0 errors, 1 warning
    0
    $ spoc check --strict; echo $?
    spoc.toml:{…}:1: warning: the rule "idle" changes nothing [idle-rule]
      [[route]]
      ^^^^^^^^^
      hint: give it set, team, skill or stop
    20 files: 0 errors, 1 warning
    1

So do rules that nothing reaches, promises nobody can keep and calendars that end:

    $ cat >> spoc.toml <<'TOML'
    >
    > [[route]]
    > name = "idle again"
    > when = "ticket.type == 'complain'"
    > team = "sales"
    > TOML
    $ spoc check
    spoc.toml:618:1: warning: the rule "idle" changes nothing [idle-rule]
      [[route]]
      ^^^^^^^^^
      hint: give it set, team, skill or stop
    spoc.toml:624:9: warning: the rule "idle again" compares ticket.type with "complain", which it never is [impossible-value]
      when = "ticket.type == 'complain'"
              ^^^^^^^^^^^^^^^^^^^^^^^^^
      hint: did you mean "complaint"?
    20 files: 0 errors, 2 warnings

Rule tests beside the policy are tried on it; one that fails keeps a policy from being put in force:

    $ cd .. && spoc init tested --sample -q && cd tested
    {dir}/tested
    $ cat > mine.test.toml <<'TOML'
    > spoc = 1
    > [[test]]
    > name   = "printers belong to the desktop team"
    > at     = "2026-06-08 10:00"
    > log    = { subject = "Good morning", urgency = "high" }
    > expect = { team = "desktop", priority = ["P1", "P2"], clocks = { response = "2026-06-08 12:00" } }
    > TOML
    $ spoc check
    mine.test.toml:6:19: error: printers belong to the desktop team: team is "service_desk", expected "desktop" [rule-test]
      expect = { team = "desktop", priority = ["P1", "P2"], clocks = { response = "2026-06-08 12:00" } }
                        ^^^^^^^^^
      hint: nothing places it: the front line service_desk takes it; impact medium, urgency high make P2
    21 files: 1 error, 0 warnings
    ? 1
    $ spoc apply --yes 2>&1 | tail -2
    spoc: the files have errors: nothing was put in force
    hint: see them all with spoc check
    $ mkdir -p new && sed 's/"desktop"/"service_desk"/' mine.test.toml > new/mine.test.toml
    $ spoc check new/mine.test.toml
    21 files: 0 errors, 0 warnings

A due date that nobody could keep:

    $ cat > workflows/early.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Early"
    > owner = "hr"
    > anchor = "inputs.day"
    > [inputs.day]
    > type = "date"
    > [steps.order]
    > team = "hr"
    > start = "anchor - 5bd"
    > due = "anchor - 10bd"
    > [steps.unpack]
    > team = "hr"
    > needs = ["order"]
    > due = "anchor - 6bd"
    > END
    $ spoc check
    mine.test.toml:6:19: error: printers belong to the desktop team: team is "service_desk", expected "desktop" [rule-test]
      expect = { team = "desktop", priority = ["P1", "P2"], clocks = { response = "2026-06-08 12:00" } }
                        ^^^^^^^^^
      hint: nothing places it: the front line service_desk takes it; impact medium, urgency high make P2
    workflows/early.toml:11:7: warning: step order is due before it can begin: anchor - 5bd [due-too-early]
      due = "anchor - 10bd"
            ^^^^^^^^^^^^^^^
      hint: a later due date, or an earlier start
    workflows/early.toml:15:7: warning: step unpack is due before order lets it begin: anchor - 5bd [due-too-early]
      due = "anchor - 6bd"
            ^^^^^^^^^^^^^^
      hint: a later due date, or an earlier start
    22 files: 1 error, 2 warnings
    ? 1

What only all files together can tell: what a called workflow asks for, and calls that never end. With a store, also who is nobody:

    $ rm -f workflows/early.toml *.test.toml
    $ cat > workflows/card.toml <<'END'
    > spoc = 1
    > [workflow]
    > owner = "facilities"
    > [inputs.holder]
    > type = "person"
    > [inputs.from]
    > type = "date"
    > [steps.make]
    > assign = "walther"
    > END
    $ cat > workflows/visit.toml <<'END'
    > spoc = 1
    > [workflow]
    > owner = "facilities"
    > [inputs.day]
    > type = "date"
    > [steps.card]
    > kind = "call"
    > call = "card"
    > with = { holder = "inputs.day", form = "'red'" }
    > [steps.again]
    > kind = "call"
    > call = "visit"
    > with = { day = "inputs.day" }
    > END
    $ spoc check
    workflows/card.toml:9:10: error: 'walther' is nobody of the directory [unknown-person]
      assign = "walther"
               ^
      hint: see who there is: spoc who NAME
    workflows/visit.toml:8:9: error: workflow card is not given its input from [missing-input]
      call = "card"
              ^^^^
      hint: with = { from = "…" }
    workflows/visit.toml:9:19: error: the input holder of workflow card is person, and this is date [wrong-type]
      with = { holder = "inputs.day", form = "'red'" }
                        ^^^^^^^^^^^^
    workflows/visit.toml:9:40: error: workflow card has no input form [unknown-input]
      with = { holder = "inputs.day", form = "'red'" }
                                             ^^^^^^^
      hint: did you mean "from"?
    workflows/visit.toml:12:9: error: workflows call each other in a circle: visit → visit [never-ends]
      call = "visit"
              ^^^^^
      hint: a condition on the call: when = "…"
    21 files: 5 errors, 0 warnings
    ? 1
    $ sed -i 's/walther/walter/' workflows/card.toml && rm workflows/visit.toml && spoc check
    20 files: 0 errors, 0 warnings
