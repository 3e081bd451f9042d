/// What whoever has R types to find the same numbers.
enum Recipe {
    private static func reading(_ table: String) -> String {
        """
        library(metafor)
        d <- read.csv("\(table)")
        m <- rma(yi, vi, data = d, method = "REML", test = "adhoc")
        """
    }

    /// - Parameter effects: the lines that find each effect again from what was counted or measured.
    static func forest(of table: String, _ effects: [String]) -> String {
        """
        \(([reading(table)] + effects).joined(separator: "\n"))
        predict(m, pi.type = "Riley")
        forest(m, slab = d$study, addpred = TRUE)
        """
    }

    /// How the effects come from the numbers of these studies, a line a shape.
    static func effects(_ measure: EffectMeasure, of studies: [PooledStudy]) -> [String] {
        StudyNumbers.Shape.allCases.compactMap { shape in
            guard let name = measure.metafor(of: shape), studies.contains(where: { $0.content.numbers.shape == shape })
            else { return nil }
            let swaps = shape == .changes && measure.isStandardizedByBefore
            let columns = shape.names.map { column in
                "\(column) = \(swaps ? ["sd1i": "sd2i", "sd2i": "sd1i"][column] ?? column : column)"
            }
            return "escalc(\"\(name)\", \(columns.joined(separator: ", ")), data = d)[c(\"study\", \"yi\", \"vi\")]"
        }
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
