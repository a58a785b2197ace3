# One step of many runs from a table

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/hire.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A hire"
    > owner = "hr"
    > key = "inputs.id"
    > [inputs.id]
    > type = "string"
    > [inputs.systems]
    > type = "list"
    > of = { id = "string" }
    > default = []
    > [steps.payroll]
    > team = "payroll"
    > title = "Put {{ inputs.id }} on the payroll"
    > form = { payroll_no = "int", since = "date?", clerk = "person?" }
    > [steps.access]
    > team = "access"
    > for_each = "inputs.systems"
    > key = "item.id"
    > form = { account = "string" }
    > [steps.hello]
    > team = "hr"
    > needs = ["payroll"]
    > END
    $ spoc apply --yes > /dev/null
    $ for id in E1 E2 E3 E4; do spoc run start hire -s id=$id -s 'systems=[{"id":"vpn"}]' -q; done
    r1
    r2
    r3
    r4

What is open, as a table to fill in:

    $ spoc done --step hire/payroll --csv-template | tr -d '\r'
    key,payroll_no,since,clerk
    E1,,,
    E2,,,
    E3,,,
    E4,,,
    ! payroll_no: int
    ! since: date, like 2026-09-01 (may be empty)
    ! clerk: person? (may be empty)
    $ spoc resolve --step hire/access --csv-template | tr -d '\r'
    key,item,account
    E1,vpn,
    E2,vpn,
    E3,vpn,
    E4,vpn,
    ! account: string

All rows are checked before one is done:

    $ cat > bad.csv <<'CSV'
    > key,payroll_no,since,clerk
    > E1,4711,2026-07-01,
    > E2,forty,01.07.2026,nobody at all
    > E9,4713,,
    > E3,,2026-07-01,
    > E4,,,
    > CSV
    $ spoc resolve --csv bad.csv --step hire/payroll
    ! spoc: bad.csv: row 3: payroll_no: cannot be "forty" (it takes a whole number)
    ! spoc: bad.csv: row 3: since: cannot be "01.07.2026" (it takes a date like 2026-11-21)
    ! spoc: bad.csv: row 3: clerk: there is nobody called "nobody at all"
    ! spoc: bad.csv: row 4: there is no run hire:E9
    ! spoc: bad.csv: row 5: payroll_no: is missing
    ! 5 rows: 0 done, 1 without an answer, 3 rejected
    ! spoc: nothing was done
    ! hint: mend the rows, or do the good ones with --partial
    ? 65
    $ spoc list --team payroll -q
    1
    3
    5
    7
    $ spoc resolve --csv bad.csv --step hire/payroll --partial --dry-run
    ! spoc: bad.csv: row 3: payroll_no: cannot be "forty" (it takes a whole number)
    ! spoc: bad.csv: row 3: since: cannot be "01.07.2026" (it takes a date like 2026-11-21)
    ! spoc: bad.csv: row 3: clerk: there is nobody called "nobody at all"
    ! spoc: bad.csv: row 4: there is no run hire:E9
    ! spoc: bad.csv: row 5: payroll_no: is missing
    ! 5 rows: 1 would be done, 1 without an answer, 3 rejected
    ? 80
    $ spoc resolve --csv bad.csv --step hire/payroll --partial --json
    {
      "schema": "spoc.import/1",
      "tickets": [
        {
          "row": 2,
          "ticket": 1,
          "answered": true
        }
      ],
      "rejected": [
        {
          "row": 3,
          "column": "payroll_no",
          "reason": "cannot be \"forty\"",
          "hint": "it takes a whole number"
        },
        {
          "row": 3,
          "column": "since",
          "reason": "cannot be \"01.07.2026\"",
          "hint": "it takes a date like 2026-11-21"
        },
        {
          "row": 3,
          "column": "clerk",
          "reason": "there is nobody called \"nobody at all\"",
          "hint": null
        },
        {
          "row": 4,
          "column": null,
          "reason": "there is no run hire:E9",
          "hint": null
        },
        {
          "row": 5,
          "column": "payroll_no",
          "reason": "is missing",
          "hint": null
        }
      ],
      "read": 5,
      "accepted": 1,
      "answered": 1,
      "empty": 1
    }
    ! spoc: bad.csv: row 3: payroll_no: cannot be "forty" (it takes a whole number)
    ! spoc: bad.csv: row 3: since: cannot be "01.07.2026" (it takes a date like 2026-11-21)
    ! spoc: bad.csv: row 3: clerk: there is nobody called "nobody at all"
    ! spoc: bad.csv: row 4: there is no run hire:E9
    ! spoc: bad.csv: row 5: payroll_no: is missing
    ? 80
    $ spoc run list -W hire --steps --columns id,key,payroll,hello
    id  key  payroll  hello
    r1  E1   done     active
    r2  E2   active   pending
    r3  E3   active   pending
    r4  E4   active   pending

The same file again changes nothing; another answer is said in its row, with what was answered:

    $ printf 'key,payroll_no,since,clerk\nE1,4711,2026-07-01,\nE2,4712,,Oscar\nE3,4713,,\n' > good.csv
    $ spoc resolve --csv good.csv --step hire/payroll --dry-run
    ! 3 rows: 2 would be done, 1 done before
    $ spoc resolve --csv good.csv --step hire/payroll
    1
    3
    5
    ! 3 rows: 2 done, 1 done before
    $ spoc resolve --csv good.csv --step hire/payroll --quiet
    1
    3
    5
    $ sed s/4712/4799/ good.csv | spoc resolve --csv - --step hire/payroll
    ! spoc: standard input: row 3: payroll_no: the step was finished with 4712, and this says 4799 (spoc run redo r2/payroll -m WHY does it again)
    ! 3 rows: 0 done, 1 rejected
    ! spoc: nothing was done
    ! hint: mend the rows, or do the good ones with --partial
    ? 65
    $ spoc history --kind ticket.resolved --columns operation,subject | tail -3
    o9         1
    o10        3
    o10        5

Payroll's own columns and dates, by a map:

    $ cat > payroll.toml <<'TOML'
    > time_format = "%d.%m.%Y"
    > [column]
    > key = "Personnel no."
    > payroll_no = "Number"
    > since = "From"
    > TOML
    $ printf 'Personnel no.;Name;Number;From\nE4;Kim;4714;01.07.2026\n' > theirs.csv
    $ spoc done --csv theirs.csv --step hire/payroll --map payroll.toml
    7
    ! 1 row: 1 done
    $ spoc run show hire:E4 --json | python3 -c 'import json,sys; print([s["outputs"] for s in json.load(sys.stdin)["steps"] if s["id"] == "payroll"])'
    [{'payroll_no': 4714, 'since': '2026-07-01'}]

Without --step a row says what it is about: a step as it is called everywhere, or a ticket.

    $ spoc log "the printer jams" --team desktop -q
    13
    $ printf 'step,ticket,account,text\nhire:E1/access/vpn,,ann,\nr2/access/vpn,,bo,\n,13,,The new roller is in.\n' | spoc resolve --csv - --partial
    2
    4
    13
    ! 3 rows: 3 done
    $ spoc show 13 | sed -n 3p
    status    resolved
    $ printf 'run,step,item,account\nhire:E3,access,vpn,cy\nr4,access,,dee\nr4,acces,vpn,dee\nr99,access,vpn,x\n,access,vpn,x\n' | spoc resolve --csv - --partial
    6
    ! spoc: standard input: row 3: step access is done for each of its items (name one in the column "item")
    ! spoc: standard input: row 4: run r4 has no step "acces" (did you mean "access"?)
    ! spoc: standard input: row 5: there is no run r99
    ! spoc: standard input: row 6: the row names no run and no ticket
    ! 5 rows: 1 done, 4 rejected
    ? 80
    $ printf 'key,account\nE1,ann\n' | spoc resolve --csv -
    ! spoc: standard input: row 2: a key is one of a workflow (say which: --step WORKFLOW/STEP; or write WORKFLOW:KEY into a column "run")
    ! 1 row: 0 done, 1 rejected
    ! spoc: nothing was done
    ! hint: mend the rows, or do the good ones with --partial
    ? 65
    $ printf 'item,key,account\nvpn,E4,dee\n' | spoc resolve --csv - --step hire/access
    8
    ! 1 row: 1 done

Who may not answer a ticket cannot answer it by a table:

    $ printf 'key\nE1\n' | spoc resolve --csv - --step hire/hello --as nadia
    ! spoc: standard input: row 2: nadia may not resolve ticket 9 (who it was given to: resolve as far as own; role agent: resolve as far as department; it is with hr of hr, bruno works on it; nadia sees all of it)
    ! 1 row: 0 done, 1 rejected
    ! spoc: nothing was done
    ! hint: mend the rows, or do the good ones with --partial
    ? 65
    $ printf 'key\nE1\n' | spoc resolve --csv - --step hire/hello --as helene
    9
    ! 1 row: 1 done
    $ spoc undo --as helene
    #9 P3 open hr/bruno · hello
    ! o16 undone: resolve of 2026-06-05 10:00, 1 ticket, 1 run
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

What does not go together:

    $ spoc resolve --csv good.csv --step payroll
    ! spoc: "payroll" is no step of a workflow
    ! hint: like --step onboarding/payroll
    ? 64
    $ spoc resolve --csv good.csv --step hire/pay
    ! spoc: workflow hire has no step "pay"
    ? 66
    $ spoc resolve --csv good.csv --step hire/hello
    ! spoc: the column "payroll_no" is no field of step hello
    ! hint: say what the columns mean with --map FILE, or see --csv-template
    ? 65
    $ spoc resolve --csv good.csv -m "done"
    ! spoc: --csv and --message contradict each other
    ! hint: put it into a column
    ? 64
    $ spoc resolve 1 --csv good.csv
    ! spoc: --csv and tickets contradict each other
    ! hint: a column "ticket" names them
    ? 64
    $ spoc resolve 1 --partial
    ! spoc: --partial goes with --csv FILE
    ? 64
    $ spoc resolve 1 --step hire/payroll
    ! spoc: --step goes with --csv FILE or --csv-template
    ? 64
    $ spoc resolve --csv-template
    ! spoc: a template is one of a step
    ! hint: --step onboarding/payroll
    ? 64
