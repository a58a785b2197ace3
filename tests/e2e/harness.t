# The transcripts themselves

What stands indented is a terminal; everything else is prose. A command is run by bash, and what follows is what it prints:

    $ echo hello
    hello

Nothing printed, nothing expected; variables, functions and the current folder live on to the next command:

    $ who=ana
    $ mkdir desk && cd desk
    $ echo "$who in $(basename "$PWD")"
    ana in desk

Lines that begin with `! ` are standard error, and `? N` is the exit code when it is not 0:

    $ echo talk >&2; echo answer; exit_with() { return "$1"; }; exit_with 66
    answer
    ! talk
    ? 66

Longer commands and here-documents continue with `> `, as on a terminal:

    $ cat > policy.toml <<'END'
    > spoc = 1
    >
    > [desk]
    > END
    $ cat policy.toml
    spoc = 1

    [desk]

What cannot be known stands for itself: `{…}` for any text of a line, `{re:…}` for what a regular expression matches, a line `…`
for any number of lines, `{dir}` and `{user}` for where and who:

    $ date +%s
    {re:\d{10}}
    $ echo "took 12 ms on $(hostname)"
    took {…} ms on {…}
    $ seq 1 50; echo end
    1
    …
    50
    end
    $ pwd; id -un
    {dir}/desk
    {user}

Output that looks like a mark is written with a backslash:

    $ echo '$ 5'; echo '! stop'
    \$ 5
    \! stop

The surroundings are the same everywhere, and standard input is empty:

    $ echo "$TZ $LC_ALL $NO_COLOR"; env | grep -c '^SPOC'; cat
    UTC C.UTF-8 1
    0
    $ printf 'no end'
    no end{no newline}
