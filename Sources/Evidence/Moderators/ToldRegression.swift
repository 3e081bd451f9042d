import MetaAnalysis

/// A regression as programs read it.
struct ToldRegression: Encodable, Sendable {
    struct Slope: Encodable, Sendable {
        let name: String
        let estimate: Double
        let standardError: Double
        let lower: Double?
        let upper: Double?
        let p: Double?

        init(_ coefficient: Coefficient) {
            (name, estimate, standardError) = (coefficient.name, coefficient.estimate, coefficient.standardError)
            (lower, upper) = (coefficient.interval?.lower, coefficient.interval?.upper)
            p = coefficient.p
        }
    }

    struct Test: Encodable, Sendable {
        let f: Double
        let numerator: Int
        let denominator: Double?
        let p: Double?

        init(_ test: Omnibus) {
            (f, numerator, denominator, p) = (test.statistic, test.numerator, test.denominator, test.p)
        }
    }

    let moderators: [StudyModerator]
    let studies: Int
    /// `same`, `few`, `entangled`, `undefined`; nil where there is an answer.
    let refused: String?
    /// Of `few`.
    let needed: Int?
    let coefficients: [Slope]
    let omnibus: Test?
    let rSquared: Double?
    let tauSquared: Double?
    let iSquared: Double?

    init(_ regression: MetaRegression) {
        moderators = regression.moderators
        studies = regression.studies.count
        refused = regression.obstacle?.name
        if case .few(let count) = regression.obstacle { needed = count } else { needed = nil }
        coefficients = (regression.fit?.coefficients ?? []).map(Slope.init)
        omnibus = regression.fit?.omnibus.map(Test.init)
        rSquared = regression.rSquared
        tauSquared = regression.fit?.tauSquared?.value
        iSquared = regression.fit?.heterogeneity?.iSquared
    }
}

extension MetaRegression.Obstacle {
    var name: String {
        switch self {
        case .same: "same"
        case .few: "few"
        case .entangled: "entangled"
        case .undefined: "undefined"
        }
    }
}
