# Proof that nothing was altered

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc verify --json
    {
      "schema": "spoc.verify/1",
      "well": true,
      "differences": []
    }

Each day's first sweep seals the journal; a seal kept elsewhere shows that nothing was cut off, too:

    $ spoc escalate --quiet --now 2026-06-05T08:01:00Z
    $ seal=$(spoc history desk --kind desk.sealed --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["events"][-1]["data"]["seal"])')
    $ spoc verify --seal $seal
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc verify --seal $(printf '0%.0s' $(seq 64))
    desk: seal: the seal that was kept is none of this store's
    ? 1
    $ spoc verify --seal short
    ! spoc: that is no seal
    ! hint: 64 hexadecimal digits, as `spoc history desk --kind desk.sealed` shows
    ? 64

A changed word in the store is found:

    $ store sql "update ticket set subject = 'VPN works'"
    $ spoc verify
    ticket 1: projection: differs in: subject
    ticket 1: index: the index has "drops", the text does not
    ticket 1: index: the index lacks "works"
    ? 1
    $ spoc verify --format json
    {
      "schema": "spoc.verify/1",
      "well": false,
      "differences": [
        {
          "what": "projection",
          "subject": "1",
          "detail": "differs in: subject"
        },
        {
          "what": "index",
          "subject": "1",
          "detail": "the index has \"drops\", the text does not"
        },
        {
          "what": "index",
          "subject": "1",
          "detail": "the index lacks \"works\""
        }
      ]
    }
    ? 1
    $ store sql "update ticket set subject = 'VPN drops'"
    $ spoc verify --seal $seal
    everything agrees: store, chain, seals, state, clocks, agenda, index
