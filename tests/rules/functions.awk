# One line for each function of plain.awk's output, laid out by clang-format:
# "file:line name lines parameters nesting". A definition starts at the left margin and ends with a
# brace there; four columns are one level.
function parameters(header,    i, c, depth, n, any) {
    depth = n = any = 0
    for (i = index(header, name_of "("); i <= length(header); i++) {
        c = substr(header, i, 1)
        if (c == "(") depth++
        else if (c == ")" && --depth == 0) break
        else if (c == "," && depth == 1) n++
        else if (depth > 0 && c != " ") any = any c
    }
    sub(/^0/, "", any)
    return any == "" || any == "void" ? 0 : n + 1
}

inside {
    if (match($0, /^ *(\} else )?((if|for|while|switch|do)[ ({]|[A-Z_]*_EACH[A-Z_]*\()/)) {
        match($0, /^ */)
        # The `while` that ends a `do` stands behind a brace and is not seen here.
        if (RLENGTH / 4 > nesting) nesting = RLENGTH / 4
    }
    if (/^}/) {
        print name ":" start, name_of, NR - start + 1, count, nesting
        inside = 0
    }
    next
}

/^[A-Za-z_]/ && header == "" { header = $0; start = NR; open = 1 }
/^[ \t]/ && open { header = header " " $0 }

open && /[;{}]$/ {
    if (/{$/ && header ~ /\(/ && header !~ /=/) {
        text = header
        gsub(/__attribute__ *\(\(([^()]|\([^()]*\))*\)\)/, "", text)
        match(text, /[A-Za-z_][A-Za-z_0-9]*\(/)
        name_of = substr(text, RSTART, RLENGTH - 1)
        count = parameters(text)
        inside = 1
        nesting = 0
    }
    header = ""
    open = 0
}
!open { header = "" }
