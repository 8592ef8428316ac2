# A library of many works, as the generator of the benchmarks makes it.
. tests/cli/lib

generate=$BUILD/test/bench/generate
"$generate" 2000 >"$work/many.jsonl"
"$generate" 200 >"$work/few.jsonl"

run list works -d "$work/many.jsonl" --format json
check "a generated library loads without a warning" [ ! -s "$err" ]
check "all of its works are there" [ "$(wc -l <"$out")" -eq 101 ]
run list tracks -d "$work/many.jsonl" --format json
check "and all tracks" [ "$(grep -vc '"work":"queen-of-tears"' "$out")" -eq 2000 ]
head -n 10 "$work/many.jsonl" >"$work/begin.jsonl"
check "a small library begins a large one" cmp -s "$work/begin.jsonl" "$work/few.jsonl"
bytes=$(wc -c <"$work/many.jsonl")
check "a track takes about 640 bytes" [ $((bytes / 2000)) -ge 560 ] && [ $((bytes / 2000)) -le 720 ]

"$generate" queries >"$work/queries.tsv"
check "the queries of the benchmark are those of the generator" cmp -s "$work/queries.tsv" tests/bench/queries.tsv
"$generate" 0 >/dev/null 2>&1
check "no library of nothing" [ $? -eq 2 ]

# Warnings crowd no error out.
for n in $(seq 600); do head -n 2 "$work/few.jsonl"; done >"$work/twice.jsonl"
echo '{' >>"$work/twice.jsonl"
run list works -d "$work/twice.jsonl"
check "after a thousand warnings an error is told" eval \
    'has "$err" "and more, which are not shown" && has "$err" "twice.jsonl:1201:" && [ "$(wc -l <"$err")" -lt 1010 ]'
