# The same with metafor, on data of the same kind. Run by script/bench where R and metafor are installed.
if (!suppressWarnings(suppressMessages(require(metafor, quietly = TRUE)))) quit(status = 0)
set.seed(42)
studies <- function(k) {
    v <- 0.01 + runif(k) / 10
    data.frame(y = rnorm(k, 0.3, sqrt(0.05 + v)), v = v, a = rnorm(k), b = rnorm(k), c = rnorm(k))
}
best <- function(what, rounds, act) {
    times <- replicate(rounds, system.time(act(), gcFirst = FALSE)[["elapsed"]])
    cat(sprintf("%s, metafor: %.0f µs\n", what, 1e6 * min(times)))
}
hundred <- studies(100)
thousand <- studies(1000)
best("ten means of 100 studies, REML, Knapp-Hartung", 5, function() for (i in 1:10) rma(y, v, data = hundred, test = "knha"))
best("three moderators on 1,000 studies, REML, Knapp-Hartung", 3,
    function() rma(y, v, mods = ~ a + b + c, data = thousand, test = "knha"))
one <- system.time(for (i in 1:3) rma(y, v, data = thousand[-i, ], test = "knha"))[["elapsed"]] / 3
cat(sprintf("each of 1,000 studies left out, metafor, from three of them: %.0f µs\n", 1e9 * one))
