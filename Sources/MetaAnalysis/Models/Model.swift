/// How studies are pooled, and how the result is tested.
package struct Model: Sendable, Equatable {
    /// How the true effects are thought to lie.
    package enum Effects: Sendable, Equatable {
        /// One effect for all, or only these studies count: weights 1/v.
        case fixedEffects
        /// Effects around a mean, with a variance τ² that this estimator finds: weights 1/(v + τ²).
        case randomEffects(TauEstimator)
    }

    /// How coefficients are tested.
    package enum Test: String, Sendable, Equatable, CaseIterable {
        /// Against the normal distribution.
        case normal = "z"
        /// Against the distribution of Student with k − p degrees of freedom.
        case student = "t"
        /// The same, with the covariance scaled by Σ w r²/(k − p) (Hartung 1999; Knapp and Hartung 2003).
        case knappHartung = "knha"
        /// The same, the scale never below 1, so that the interval is never narrower than that of `student`
        /// (Rover, Knapp and Friede 2015, "modified Knapp-Hartung").
        case guardedKnappHartung = "adhoc"

        var isOfStudent: Bool { self != .normal }
        var scales: Bool { self == .knappHartung || self == .guardedKnappHartung }
    }

    package let effects: Effects
    package let test: Test
    /// What is left out of intervals, on both sides together: 0.05 for intervals of 95 %.
    package let alpha: Double

    /// An alpha outside 0.0001…0.9999 is taken as the nearer end.
    package init(_ effects: Effects, test: Test = .normal, alpha: Double = 0.05) {
        self.effects = effects
        self.test = test
        self.alpha = min(0.9999, max(0.0001, alpha.isNaN ? 0.05 : alpha))
    }

    /// Whether the true effects are thought to differ.
    package var isRandom: Bool { effects != .fixedEffects }
}

/// How the variance τ² between the true effects is found. All are told in Viechtbauer, López-López, Sánchez-Meca and
/// Marín-Martínez 2015 (Psychological Methods 20:360); τ² is in the square of the units of the effects, never below 0.
package enum TauEstimator: String, Sendable, Equatable, CaseIterable {
    /// DerSimonian and Laird 1986: from the moments of Q, weights 1/v.
    case dersimonianLaird = "DL"
    /// Hedges and Olkin 1985: from the moments of the unweighted sum of squares.
    case hedges = "HE"
    /// Hunter and Schmidt 1990: (Q − k)/Σw.
    case hunterSchmidt = "HS"
    /// Sidik and Jonkman 2005: in two steps from the variance of the estimates. Above zero unless all are equal.
    case sidikJonkman = "SJ"
    /// Maximum likelihood.
    case maximumLikelihood = "ML"
    /// Restricted maximum likelihood (Raudenbush 2009).
    case restrictedMaximumLikelihood = "REML"
    /// Empirical Bayes (Morris 1983).
    case empiricalBayes = "EB"
    /// Paule and Mandel 1982: where Q(τ²) meets its expectation.
    case pauleMandel = "PM"
}
