// The figures of `spoc report summary` as SQL over narrow columns in DuckDB, in memory: loads two files of rows, asks RUNS times, prints the
// median in milliseconds. Open hours are beyond its SQL: it measures elapsed time only, which is half of what the summary does.
//   node duckdb.cjs TICKETS.csv CLOCKS.csv BEGIN END BEFORE RUNS       (microseconds since 1970)
const { DuckDBInstance } = require('@duckdb/node-api')

const [tickets, clocks, begin, end, before, runs] = process.argv.slice(2)
const spans = `(select 0 as era, ${begin}::bigint as a, ${end}::bigint as b union all select 1, ${before}::bigint, ${begin}::bigint) as span`
const within = (column) => `${column} >= a and ${column} < b`
const measures = ['acknowledged_at', 'responded_at', 'resolved_at'].map((column) => {
  const took = `(${column} - created_at) // 1000000`
  return `count(${column}), quantile_cont(${took}, [0.5, 0.9, 0.95]), avg(${took})`
})
const questions = [
  `select era, channel, type, priority, team, count(*) filter (where ${within('created_at')}), count(*) filter (where ${within('resolved_at')})
   from tickets, ${spans} group by grouping sets ((era), (era, channel), (era, type), (era, priority), (era, team)) order by all`,
  `select era, count(*) filter (where created_at < a and (ended_at is null or ended_at >= a)),
   count(*) filter (where created_at < b and (ended_at is null or ended_at >= b)),
   count(*) filter (where ${within('created_at')}), count(*) filter (where ${within('ended_at')}) from tickets, ${spans} group by era order by era`,
  `select era, name, count(*) filter (where breached_at is null), count(*) filter (where breached_at is not null)
   from (select *, coalesce(breached_at, started_at + target_s * 1000000) as deadline from clocks where cancelled = 0), ${spans}
   where ${within('deadline')} group by era, name order by all`,
  `select era, ${measures.join(', ')}, count(*) filter (where reopens > 0), count(rating_score), sum(rating_score),
   count(*) filter (where rating_score >= 4) from tickets, ${spans} where ${within('created_at')} group by era order by era`,
]

async function main() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`create table tickets as select * from read_csv('${tickets}')`)
  await connection.run(`create table clocks as select * from read_csv('${clocks}')`)
  const took = []
  for (let run = 0; run < Number(runs); ++run) {
    const began = process.hrtime.bigint()
    for (const question of questions) await (await connection.runAndReadAll(question)).getRows()
    took.push(Number(process.hrtime.bigint() - began) / 1e6)
  }
  took.sort((x, y) => x - y)
  console.log(took[Math.floor(took.length / 2)].toFixed(2))
}

main().catch((error) => {
  console.error(String(error))
  process.exit(1)
})
