/// What whoever has R types to find the same numbers.
enum Recipe {
    private static func reading(_ table: String) -> String {
        """
        library(metafor)
        d <- read.csv("\(table)")
        m <- rma(yi, vi, data = d, method = "REML", test = "adhoc")
        """
    }

    static func forest(of table: String) -> String {
        """
        \(reading(table))
        predict(m, pi.type = "Riley")
        forest(m, slab = d$study, addpred = TRUE)
        """
    }

    static func funnel(of table: String) -> String {
        """
        \(reading(table))
        regtest(rma(yi, vi, data = d))
        ranktest(m)
        trimfill(m)
        funnel(trimfill(m))
        """
    }

    /// - Parameter terms: of the formula, as R writes it.
    static func regression(of table: String, on terms: [String]) -> String {
        """
        library(metafor)
        d <- read.csv("\(table)")
        m <- rma(yi, vi, mods = ~ \(terms.joined(separator: " + ")), data = d, method = "REML", test = "adhoc")
        m
        """
    }
}
