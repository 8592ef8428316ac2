# Reads a header. list=functions: the names of the functions that it declares and does not define.
# list=bare: those, and macros with parameters, that stand in a paragraph without a comment.
function end_paragraph(    i) {
    if (list == "bare" && !commented)
        for (i = 1; i <= n; i++) print names[i]
    n = 0
    commented = 0
}

/^[ \t]*$/ && !in_comment { end_paragraph(); next }
in_comment { if (/\*\//) in_comment = 0; next }
/\/\*/ { commented = 1; if (!/\*\//) { in_comment = 1; if (/^ *\/\*/) next } else if (/^ *\/\*.*\*\/ *$/) next }

/^#define [a-zA-Z_0-9]+\(/ {
    split($2, part, "(")
    names[++n] = part[1]
    next
}
/^#/ { next }

# A declaration starts at the margin and ends with a semicolon; bodies are skipped.
depth == 0 && /^[A-Za-z_]/ { text = $0; if (!/[;{]/) { more = 1; next } }
depth == 0 && more { text = text " " $0; if (!/[;{]/) next; more = 0 }
depth == 0 && text != "" {
    if (text !~ /{/ && text ~ /\(/ && text !~ /^typedef/) {
        gsub(/__attribute__ *\(\(.*\)\)/, "", text)
        match(text, /[A-Za-z_][A-Za-z_0-9]*\(/)
        names[++n] = substr(text, RSTART, RLENGTH - 1)
        if (list == "functions") print names[n]
    }
    text = ""
}
{
    line = $0
    sub(/\/\*.*/, "", line)
    depth += gsub(/{/, "{", line) - gsub(/}/, "}", line)
    if (depth < 0) depth = 0
}
END { end_paragraph() }
