/// Why there is no answer. Every function of this kernel that may lack one either throws this or returns nil where its
/// documentation says so; none returns an infinity or something that is not a number.
package enum Refusal: Error, Equatable, Sendable {
    /// There is nothing to pool.
    case noStudies
    /// The model has as many parameters as there are studies, or more.
    case tooFewStudies(needed: Int)
    /// The columns that describe the studies are not of the same length.
    case unequalLengths
    /// The number of this study is infinite, or none.
    case notFinite(study: Int)
    /// The number of this study is so large or so small that the digits do not reach: estimates above 10^100, variances
    /// outside 10^-200…10^200 or below 10^-10 of the largest.
    case beyondReach(study: Int)
    /// Variances are squares.
    case negativeVariance(study: Int)
    /// The method divides by each variance, and this one is zero.
    case zeroVariance(study: Int)
    /// Counts, deviations or correlations of this study contradict one another: more events than people, say.
    case impossible(study: Int)
    /// This column of the design says nothing that those before it do not say.
    case singularDesign(column: String)
    /// The search for the heterogeneity did not settle.
    case doesNotConverge
    /// The data define no answer: nothing happened in any group, say.
    case undefined
}
