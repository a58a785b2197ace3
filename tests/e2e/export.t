# A whole desk as JSON

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --rehearsal --quiet && cd desk
    {dir}/desk
    $ printf 'a\0b' > bytes.bin
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia --attach bytes.bin -q
    1
    $ spoc take 1 --as mira -q
    1
    $ spoc export > ../desk.jsonl
    $ head -1 ../desk.jsonl
    {"schema":"spoc.export/1","store":1,"name":"Example Works","rehearsal":true,"seed":"Example Works","counters":{"operation":5,"seq":42,"ticket":1,"run":0,"effect":2,"message":0},"check":"{re:[0-9a-f]{16}}"}
    $ python3 - <<'END'
    > import collections, json
    > lines = [json.loads(line) for line in open("../desk.jsonl")]
    > print(dict(collections.Counter(line.get("is", "header") for line in lines)))
    > print([line["base64"] for line in lines if "base64" in line])
    > END
    {'header': 1, 'operation': 5, 'blob': 20, 'bundle': 1, 'entry': 42, 'effect': 2, 'end': 1}
    []
    $ tail -1 ../desk.jsonl
    {"is":"end","lines":71,"check":"{re:[0-9a-f]{16}}"}
    $ spoc export -o ../again.jsonl && cmp ../desk.jsonl ../again.jsonl
    ! ../again.jsonl: {…}
    $ spoc export -o ../again.jsonl
    ! spoc: ../again.jsonl is there already
    ! hint: name another file, or replace it: --force
    ? 73
    $ spoc export --output ../again.jsonl --force
    ! ../again.jsonl: {…}
    $ spoc export --output ../again.jsonl -f
    ! ../again.jsonl: {…}
    $ spoc export -o - | cmp - ../desk.jsonl

In rehearsals equal commands give equal exports:

    $ mkdir ../elsewhere && cd ../elsewhere && spoc init desk --sample --rehearsal --quiet && cd desk && cp ../../desk/bytes.bin .
    {dir}/elsewhere/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia --attach bytes.bin -q
    1
    $ spoc take 1 --as mira -q
    1
    $ spoc export | cmp - ../../desk.jsonl
    $ cd ../../desk

An export is everything, so not everybody makes one:

    $ spoc export --as ida
    ! spoc: ida may not export
    ! hint: no role of ida has export
    ? 77

Everything held about a person is one document:

    $ spoc export --about ana@example.net | python3 -c '
    > import json, sys
    > d = json.load(sys.stdin)
    > print(d["schema"], d["names"], d["directory"], [t["id"] for t in d["tickets"]], d["tickets"][0]["files"])'
    spoc.person/1 ['ana@example.net'] None [1] [{'name': 'bytes.bin', 'type': '', 'base64': 'YQBi'}]
    $ spoc export --about mira -o ../mira.json
    ! ../mira.json: {…}
    $ python3 -c '
    > import json
    > d = json.load(open("../mira.json"))
    > print(d["directory"]["id"], d["tickets"], [e["entry"]["kind"] for e in d["entries"]])'
    mira [] ['person.changed', 'person.changed', 'ticket.assigned', 'ticket.taken', 'clock.stopped']
    $ spoc export --about nobody@example.net
    ! spoc: nobody is known here as nobody@example.net
    ! hint: see the directory: spoc who
    ? 66
