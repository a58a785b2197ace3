# Files that fields hold

A field of type `file` is given the name of a file that comes along. Nothing is opened because a value names it:

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ mkdir offers && printf 'two pages\n' > offers/draft.pdf && printf 'signed by both\n' > signed.pdf
    $ cat > workflows/contract.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A contract"
    > owner = "hr"
    > key = "inputs.id"
    > [inputs.id]
    > type = "string"
    > [inputs.draft]
    > type = "file"
    > [inputs.annexes]
    > type = "list(file)?"
    > [steps.sign]
    > team = "hr"
    > title = "Have {{ inputs.draft.name }} signed"
    > form = { signed = "file", pages = "int" }
    > [steps.register]
    > needs = ["sign"]
    > kind = "action"
    > run = ["sh", "-c", "printf '{\"receipt\": {\"name\": \"receipt.txt\", \"base64\": \"dGhhbmsgeW91Cg==\"}}'"]
    > timeout = "1m"
    > returns = { receipt = "file" }
    > [steps.keep]
    > team = "hr"
    > needs = ["register"]
    > text = "Put {{ steps.sign.outputs.signed.name }} ({{ steps.sign.outputs.signed.size }} bytes) into the folder."
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start contract --set id=C1 --set draft=draft.pdf --as helene
    ! spoc: the inputs cannot be used: draft: the file draft.pdf did not come along
    ! hint: give them with --set path=value, files also with --attach FILE, or all with --input FILE
    ? 65
    $ spoc run start contract --set id=C1 --set draft=/etc/passwd --as helene
    ! spoc: the inputs cannot be used: draft: the file passwd did not come along
    ! hint: give them with --set path=value, files also with --attach FILE, or all with --input FILE
    ? 65
    $ spoc run start contract --set id=C1 --set draft=draft.pdf --attach offers/draft.pdf --attach signed.pdf --as helene
    ! spoc: no field is given the file signed.pdf
    ! hint: say which: --set FIELD=signed.pdf
    ? 64
    $ spoc run plan contract --set id=C1 --set draft=draft.pdf --attach offers/draft.pdf --as helene | head -2
    step      who  start             due  note
    sign      hr   2026-06-05 10:00       critical
    $ spoc run plan contract --set id=C1 --set draft=draft.pdf -a offers/draft.pdf --as helene | tail -1
    lead time     0s
    $ spoc run start contract --set id=C1 --set draft=draft.pdf --set 'annexes=["signed.pdf"]' -a offers/draft.pdf -a signed.pdf --as helene
    r1
    $ spoc run show r1 --as helene | grep -E '^(inputs|files)'
    inputs  id=C1, draft=draft.pdf (37291b62070f), annexes=signed.pdf (2684b6a5be48)
    files   [1] draft.pdf (10 bytes), [2] signed.pdf (15 bytes)
    $ spoc show r1 --attachment 1 --as helene
    two pages
    $ spoc show r1 --attachment 3 --as helene
    ! spoc: there is no attachment 3
    ! hint: the run has 2
    ? 66
    $ spoc run show r1 --as helene --json | grep -A 7 '"draft"'
        "draft": {
          "name": "draft.pdf",
          "type": "",
          "size": 10,
          "hash": "37291b62070f94eff22206b7eda5683f3946748d2fad34d0194848e095a69c16"
        },
        "annexes": [
          {

The answer of a step has its files with the ticket:

    $ spoc done 1 --set signed=signed.pdf --set pages=2 --as carla
    ! spoc: signed: the file signed.pdf did not come along
    ! hint: hand it in with --attach FILE
    ? 65
    $ spoc edit 1 --set fields.pages=2 --as carla -q
    1
    $ spoc done 1 --set signed=signed.pdf --attach signed.pdf --as carla --dry-run
    ticket 1 would be
      resolved {"pages":2,"signed":{"name":"signed.pdf","type":"","size":15,"hash":"2684b6a5be48f1453a8a5ea66186031f6b744f96ef0cf621ac45536d2a70df5e"}}
      closed by step
    run r1 would be
      step sign done {"signed":{"name":"signed.pdf","type":"","size":15,"hash":"2684b6a5be48f1453a8a5ea66186031f6b744f96ef0cf621ac45536d2a70df5e"},"pages":2}
      step register began
    $ spoc done 1 --set signed=signed.pdf --attach signed.pdf --as carla
    #1 P3 closed hr/bruno · Have draft.pdf signed
    $ spoc show 1 --as carla | tail -4
    signed    signed.pdf (2684b6a5be48)

    2026-06-05 10:00 · carla · public
      [1] signed.pdf (15 bytes)

    $ spoc show 1 --attachment 1 -o there.pdf --as carla && cmp there.pdf signed.pdf
    $ spoc done 1 --set signed=signed.pdf --set pages=2 --attach signed.pdf --as carla
    #1 P3 closed hr/bruno · Have draft.pdf signed
    $ spoc done 1 --set signed=draft.pdf --set pages=2 -a offers/draft.pdf --as carla
    ! spoc: step sign was finished with another answer
    ? 79

A program brings its file along in its answer:

    $ spoc deliver > /dev/null; spoc show r1 --attachment 3 --as helene
    thank you
    $ spoc list --run r1 --columns id,step --as helene
    #  step
    2  keep
    $ spoc show 2 --as helene | tail -3
    created   2026-06-05 10:00 (now)

    Put signed.pdf (15 bytes) into the folder.

Other inputs of a run, one of them a file; a step in place of its ticket:

    $ printf 'three pages\n' > draft3.pdf
    $ spoc run amend r1 --set draft=draft3.pdf --as helene
    ! spoc: the inputs cannot be used: draft: the file draft3.pdf did not come along
    ? 65
    $ spoc run amend r1 --set draft=draft3.pdf -a draft3.pdf --as helene --dry-run
    r1 contract:C1 running
    ! r1/sign is over and read what changed: spoc run redo r1/sign -m WHY
    $ spoc run amend r1 --set draft=draft3.pdf --attach draft3.pdf --as helene
    r1 contract:C1 running
    ! r1/sign is over and read what changed: spoc run redo r1/sign -m WHY
    $ spoc show r1 --attachment 4 --as helene
    three pages
    $ spoc run redo r1/sign -m "a page was missing" --as helene -q
    r1
    $ spoc run complete r1/sign --set signed=signed.pdf --set pages=3 -a signed.pdf --as helene --dry-run
    r1 contract:C1 running
    #3 P3 closed hr/helene · Have draft3.pdf signed
    $ spoc run complete r1/sign --set signed=signed.pdf --set pages=3 --attach signed.pdf --as helene -q
    r1

A table names files of a folder, or brings none. JSON may bring their content:

    $ printf 'id,draft\nC2,draft.pdf\nC3,draft.pdf\n' > contracts.csv
    $ spoc run start contract --csv contracts.csv --as helene
    ! spoc: row 2: draft: the file draft.pdf did not come along
    ! spoc: row 3: draft: the file draft.pdf did not come along
    ! 2 rows: 0 started, 2 rejected
    ! spoc: nothing was started
    ! hint: mend the rows, or start the good ones with --partial
    ? 65
    $ spoc run start contract --csv contracts.csv --attach offers --as helene
    r2
    r3
    ! 2 rows: 2 started
    $ spoc run start contract --csv contracts.csv --attach offers --as helene
    r2
    r3
    ! 2 rows: 0 started, 2 known
    $ spoc run start contract --csv-template | tr -d '\r'
    id,draft,annexes
    string,"file, by the name of one that --attach brings",list(file)? (may be empty)
    $ echo '{"id": "C4", "draft": {"name": "../../hello.txt", "base64": "aGVsbG8K"}}' > c4.json
    $ spoc run start contract --input c4.json --as helene && spoc show r4 --attachment 1 --as helene
    r4
    hello
    $ spoc run show r4 --as helene | grep -E '^(inputs|files)'
    inputs  id=C4, draft=hello.txt (93becc6e9882)
    files   [1] hello.txt (6 bytes)
    $ spoc run show r1 --as helene --json | python3 -c 'import json,sys; print(json.dumps({"id": "C5", "draft": json.load(sys.stdin)["inputs"]["draft"]}))' > c5.json
    $ spoc run start contract --input c5.json --as helene
    ! spoc: the inputs cannot be used: draft: must be a file
    ! hint: give them with --set path=value, files also with --attach FILE, or all with --input FILE
    ? 65
    $ printf 'key,signed,pages\nC2,signed.pdf,2\n' > answers.csv
    $ spoc done --csv answers.csv --step contract/sign --as helene
    ! spoc: answers.csv: row 2: signed: the file signed.pdf did not come along (hand it in with --attach FILE)
    ! 1 row: 0 done, 1 rejected
    ! spoc: nothing was done
    ! hint: mend the rows, or do the good ones with --partial
    ? 65
    $ spoc done --csv answers.csv --step contract/sign --attach signed.pdf --as helene
    4
    ! 1 row: 1 done
    $ spoc done --csv answers.csv --step contract/sign --attach signed.pdf --as helene
    4
    ! 1 row: 0 done, 1 done before

Events and the fields of a service have files, too:

    $ cat >> spoc.toml <<'END'
    > [event."scan.made"]
    > fields = { of = "string", scan = "file" }
    > [service.id_card]
    > title = "A badge"
    > team = "security"
    > fields = { photo = "file", back = "file?" }
    > END
    $ spoc apply --yes > /dev/null
    $ spoc event put scan.made --id S1 --data '{"of": "C1", "scan": "signed.pdf"}'
    ! spoc: scan: the file signed.pdf did not come along
    ! hint: hand it in with --attach FILE
    ? 65
    $ spoc event put scan.made --id S1 --data '{"of": "C1", "scan": "signed.pdf"}' --attach signed.pdf
    ! scan.made S1 is kept: no run waits for it
    $ spoc event put scan.made --id S1 --data '{"of": "C1", "scan": "signed.pdf"}' -a signed.pdf
    ! scan.made S1 came before
    $ spoc log -s "A new badge" --requester ana --service id_card --set photo=signed.pdf
    ! spoc: photo: the file signed.pdf did not come along
    ! hint: hand it in with --attach FILE
    ? 65
    $ spoc log -s "A new badge" --requester ana --service id_card --set photo=signed.pdf --attach signed.pdf -q
    7
    $ card=$(spoc list --where "ticket.service == 'id_card'" -q) && spoc show $card | tail -3

    2026-06-05 10:00 · root · requester
      [1] signed.pdf (15 bytes)
    $ spoc edit $card --set back=draft3.pdf -a draft3.pdf --dry-run
    ticket 7 would be
      changed fields.back – → {"name":"draft3.pdf","type":"","size":12,"hash":"613cf5f54d35aaf5a84f895af255df574f7742318d03f728514c260b16b2106f"}
    $ spoc edit $card --set back=draft3.pdf --attach draft3.pdf -q && spoc show $card --attachment 2
    7
    three pages
    $ echo '{"subject": "Another", "requester": "ana", "service": "id_card", "fields": {"photo": "p.png"}, "attachments": [{"name": "p.png", "base64": "cG5nCg=="}]}' | spoc log --jsonl - -q > made && spoc show $(cat made) --attachment 1
    png
    $ spoc log -s "A third" --requester ana --service id_card --set 'photo={"name": "x", "hash": "0"}'
    ! spoc: photo: the file {"name": "x", "hash": "0"} did not come along
    ! hint: hand it in with --attach FILE
    ? 65

What is kept is found again, copied with the desk, and dies with whom the run was about:

    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc backup copy.db > /dev/null && SPOC_STORE=copy.db spoc show r1 --attachment 1 --as helene
    two pages
    $ sed -i 's/^\[inputs.annexes\]/[inputs.cover]\ntype = "file"\n&/' workflows/contract.toml && spoc apply --yes > /dev/null
    $ spoc run migrate r3 --set cover=draft3.pdf --as helene
    ! spoc: run r3 cannot be migrated: inputs.cover: the file draft3.pdf did not come along
    ? 79
    $ spoc run migrate r3 --set cover=draft3.pdf -a draft3.pdf --as helene --dry-run
    r3 contract:C3 replanned
    $ spoc run migrate r3 --set cover=draft3.pdf --attach draft3.pdf --as helene -q
    r3
    $ spoc run show r3 --as helene | grep files
    files   [1] draft.pdf (10 bytes), [2] draft3.pdf (12 bytes)
    $ cat > workflows/papers.toml <<'END'
    > spoc = 1
    > [workflow]
    > owner = "hr"
    > subject = "inputs.of"
    > [inputs.of]
    > type = "address"
    > [inputs.passport]
    > type = "file"
    > [steps.look]
    > team = "hr"
    > END
    $ spoc apply --yes > /dev/null
    $ printf 'born in May\n' > passport.pdf
    $ spoc run start papers --set of=kim@home.example --set passport=passport.pdf -a passport.pdf --as helene
    r5
    $ spoc done r5/look --as carla -q
    9
    $ spoc erase kim@home.example --dry-run
    would be erased: 2 entries, 0 callers, 0 notices, 0 messages, 0 files of policy, 1 attachment
    $ spoc erase kim@home.example --yes > /dev/null; spoc show r5 --attachment 1 --as helene
    ! spoc: there is no attachment 1
    ! hint: the run has 0
    ? 66
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
