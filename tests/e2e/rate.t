# Satisfaction

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in one two three; do spoc log -s "$s" --team access --from ida --as nadia -q; done
    $ spoc rate 1 --score 5 --as ida
    $ spoc resolve 1 2 -m "done" --as selma -q
    $ spoc rate 1 --score 6 --as ida
    $ spoc rate 1 --score good --as ida
    $ spoc rate 1 --as ida

Rating an answer takes it; a later rating replaces the one before:

    $ spoc rate 1 --score 2 -m "slow" --as ida --dry-run
    $ spoc rate 1 --score 2 -m "slow" --as ida
    $ printf 'slow, but kind\n' | spoc rate 1 --score 4 -F - --as ida --json | grep -A4 '"rating"'
    $ spoc rate 1 --score 4 --edit --as ida
    $ spoc rate 1 --score 4 --message x --file y --as ida
    $ spoc rate 2 3 --score 5 --quiet --as ida

An answer that is only thanks confirms it, by a rule that the journal names; reopening takes it back:

    $ spoc resolve 3 -m "done" --as selma -q
    $ spoc note 3 -m "Thanks, it works!" --as-requester --as ida --dry-run
    $ spoc note 3 -m "Thanks, it works!" --as-requester --as ida
    $ spoc history 3 --kind ticket.closed
    $ spoc reopen 3 -m "it was not meant so" --as selma
    $ spoc resolve 3 -m "done" --as selma -q
    $ spoc note 3 -m "Thanks, but it does not." --as-requester --as ida
    $ spoc verify
