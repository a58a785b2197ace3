# Many runs from a table

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc run start onboarding --csv-template --as helene | tr -d '\r'
    employee.id,employee.name,employee.private,manager,start_date,remote,contract
    string,string,contact,person,"date, like 2026-09-01",true | false (may be empty),permanent | fixed_term | intern (may be empty)
    $ cat > joiners.csv <<'CSV'
    > employee.id;employee.name;employee.private;manager;start_date;remote
    > E1;Kim Park;kim@example.net;Mira;2026-07-15;
    > E2;Lee Moss;lee@example.net;mira;2026-07-15;true
    > CSV

All rows are checked before one is started:

    $ spoc run start onboarding --csv joiners.csv --as helene --dry-run
    ! 2 rows: 2 would be started
    $ cat > bad.csv <<'CSV'
    > employee.id;employee.name;employee.private;manager;start_date;contract
    > E3;Jo Hill;jo@example.net;nobody at all;2026-07-15;permanent
    > E4;Al Reed;al@example.net;mira;15.07.2026;freelance
    > E5;Bo Yang;bo@example.net;mira;2026-07-15;intern
    > E5;Bo Yang;bo@example.net;mira;2026-08-03;intern
    > E6;too;few
    > CSV
    $ spoc run start onboarding --csv bad.csv --as helene
    ! spoc: row 2: manager: there is nobody called "nobody at all"
    ! spoc: row 3: start_date: must be a date like 2026-11-21
    ! spoc: row 3: contract: must be one of permanent, fixed_term, intern
    ! spoc: row 5: row 4 has the key "E5" and other inputs (start_date is 2026-07-15 there, 2026-08-03 here)
    ! spoc: row 6: it has 3 cells, the header has 6
    ! 5 rows: 0 started, 4 rejected
    ! spoc: nothing was started
    ! hint: mend the rows, or start the good ones with --partial
    ? 65
    $ spoc run list --as helene
    ! no run matches

The good rows alone; the same file again starts nothing twice:

    $ spoc run start onboarding --csv bad.csv --partial --as helene --json
    {
      "schema": "spoc.import/1",
      "runs": [
        {
          "row": 4,
          "run": "r1",
          "created": true,
          "amended": false,
          "redo": []
        }
      ],
      "rejected": [
        {
          "row": 2,
          "column": "manager",
          "reason": "there is nobody called \"nobody at all\"",
          "hint": null
        },
        {
          "row": 3,
          "column": "start_date",
          "reason": "must be a date like 2026-11-21",
          "hint": null
        },
        {
          "row": 3,
          "column": "contract",
          "reason": "must be one of permanent, fixed_term, intern",
          "hint": null
        },
        {
          "row": 5,
          "column": null,
          "reason": "row 4 has the key \"E5\" and other inputs",
          "hint": "start_date is 2026-07-15 there, 2026-08-03 here"
        },
        {
          "row": 6,
          "column": null,
          "reason": "it has 3 cells, the header has 6",
          "hint": null
        }
      ],
      "read": 5,
      "accepted": 1,
      "created": 1,
      "amended": 0
    }
    ! spoc: row 2: manager: there is nobody called "nobody at all"
    ! spoc: row 3: start_date: must be a date like 2026-11-21
    ! spoc: row 3: contract: must be one of permanent, fixed_term, intern
    ! spoc: row 5: row 4 has the key "E5" and other inputs (start_date is 2026-07-15 there, 2026-08-03 here)
    ! spoc: row 6: it has 3 cells, the header has 6
    ? 80
    $ spoc run start onboarding --csv joiners.csv --as helene
    r2
    r3
    ! 2 rows: 2 started
    $ spoc run start onboarding --csv joiners.csv --as helene
    r2
    r3
    ! 2 rows: 0 started, 2 known
    $ spoc run start onboarding --csv - --as helene --quiet < joiners.csv
    r2
    r3

Other inputs of a key that is under way are shown with the difference:

    $ sed s/2026-07-15/2026-08-03/ joiners.csv | spoc run start onboarding --csv - --as helene
    ! spoc: row 2: run r2 has the key "E1" and other inputs (start_date is 2026-07-15 there, 2026-08-03 here)
    ! spoc: row 3: run r3 has the key "E2" and other inputs (start_date is 2026-07-15 there, 2026-08-03 here)
    ! 2 rows: 0 started, 2 rejected
    ! spoc: nothing was started
    ! hint: mend the rows, or start the good ones with --partial
    ? 65

Where that is meant, the runs under way are amended; what a row does not say stays as it is:

    $ printf 'employee.id,employee.name,employee.private,manager,start_date\nE1,Kim Park,kim@example.net,mira,2026-08-03\nE2,Lee Moss,lee@example.net,mira,2026-07-15\nE7,Ida Lund,ida@example.net,mira,2026-08-03\n' > moved.csv
    $ spoc run start onboarding --csv moved.csv --amend --dry-run --as helene
    ! 3 rows: 1 would be started, 1 would be amended, 1 known
    $ spoc run start onboarding --csv moved.csv --amend --reason "the class begins later" --as helene
    r2
    r3
    r4
    ! 3 rows: 1 started, 1 amended, 1 known
    $ spoc run show onboarding:E2 --as helene | grep inputs
    inputs  employee={"id":"E2","name":"Lee Moss","private":"lee@example.net"}, manager=mira, start_date=2026-07-15, remote=true, contract=permanent
    $ spoc run start onboarding --csv moved.csv --amend --as helene
    r2
    r3
    r4
    ! 3 rows: 0 started, 3 known
    $ spoc done onboarding:E1/request --set job_title=clerk --set laptop=standard --set buddy=oscar -q --as mira
    2
    $ sed s/Park/Parker/ moved.csv | spoc run start onboarding --csv - --amend --as helene
    r2
    r3
    r4
    ! r2/request is over and read what changed: spoc run redo r2/request -m WHY
    ! 3 rows: 0 started, 1 amended, 2 known
    $ sed s/Park/Parks/ moved.csv | spoc run start onboarding --csv - --amend --as helene --json | grep -A12 '"runs"'
      "runs": [
        {
          "row": 2,
          "run": "r2",
          "created": false,
          "amended": true,
          "redo": [
            {
              "step": "request",
              "command": "spoc run redo r2/request -m WHY"
            }
          ]
        },
    $ printf 'employee.id,employee.name,employee.private,manager,start_date\nE1,Kim,kim@example.net,mira,2026-06-08\nE2,Lee,lee@example.net,mira,2026-09-01\n' | spoc run start onboarding --csv - --amend --as helene
    ! spoc: row 2: start_date: HR needs five business days of notice
    ! 2 rows: 0 started, 1 rejected
    ! spoc: nothing was started
    ! hint: mend the rows, or start the good ones with --partial
    ? 65
    $ spoc run show onboarding:E2 --as helene | grep inputs
    inputs  employee={"id":"E2","name":"Lee Moss","private":"lee@example.net"}, manager=mira, start_date=2026-07-15, remote=true, contract=permanent

Somebody else's columns, with day-first dates, by a map:

    $ cat > hr.toml <<'TOML'
    > time_format = "%d.%m.%Y"
    > missing = ["-"]
    > [column]
    > employee.id = "Personnel no."
    > employee.name = "Name"
    > employee.private = "Mail"
    > manager = "Line manager"
    > start_date = "First day"
    > contract = "Contract"
    > [value.contract]
    > "Time-limited" = "fixed_term"
    > TOML
    $ cat > hr.csv <<'CSV'
    > Personnel no.,Name,Mail,Line manager,First day,Contract,Car
    > E8,"Reed, Ann",ann@example.net,Mira,15.07.2026,Time-limited,yes
    > E9,Bo,bo2@example.net,mira,15.07.2026,-,no
    > CSV
    $ spoc run start onboarding --csv hr.csv --map hr.toml --as helene
    r5
    r6
    ! 2 rows: 2 started
    $ spoc run show onboarding:E8 --as helene | grep inputs
    inputs  employee={"id":"E8","name":"Reed, Ann","private":"ann@example.net"}, manager=mira, start_date=2026-07-15, remote=false, contract=fixed_term

What does not go together:

    $ spoc run start onboarding --csv hr.csv --set remote=true
    ! spoc: --csv and --set contradict each other
    ! hint: put it into a column
    ? 64
    $ spoc run start onboarding --partial
    ! spoc: --partial goes with --csv FILE
    ? 64
    $ spoc run start onboarding --amend
    ! spoc: --amend goes with --csv FILE
    ? 64
    $ spoc run start onboarding --map hr.toml
    ! spoc: --map goes with --csv FILE
    ? 64
    $ spoc run start onboarding --csv hr.csv --as helene
    ! spoc: the column "Personnel no." is no input of the workflow
    ! hint: say what the columns mean with --map FILE, or see --csv-template
    ? 65
    $ spoc run start onboarding --csv hr.csv --override start_date
    ! spoc: an override needs a reason
    ! hint: add --reason TEXT
    ? 64
