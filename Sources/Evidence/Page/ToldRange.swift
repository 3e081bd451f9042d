import MetaAnalysis

/// A number with where it lies, on the scale on which studies are pooled and as it is read.
struct ToldRange: Encodable, Sendable {
    let estimate: Double?
    let lower: Double?
    let upper: Double?
    let shown: [Double?]

    init(_ measure: EffectMeasure, _ estimate: Double?, _ interval: Interval?) {
        self.estimate = estimate
        (lower, upper) = (interval?.lower, interval?.upper)
        shown = [estimate, lower, upper].map { $0.map(measure.shown) }
    }
}

/// Small studies beside large ones, as programs read it.
struct ToldSmallStudies: Encodable, Sendable {
    let eggerP: Double?
    let beggTau: Double?
    let beggP: Double?
    let missing: Int
    let filled: ToldRange

    init(_ small: SmallStudies, _ measure: EffectMeasure) {
        eggerP = small.egger
        (beggTau, beggP) = (small.begg?.tau, small.begg?.p)
        missing = small.missing
        filled = ToldRange(measure, small.filled, nil)
    }
}
