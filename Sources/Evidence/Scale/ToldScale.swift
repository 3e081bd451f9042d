/// One topic by scale, as programs read it.
struct ToldScale: Encodable, Sendable {
    let what: String
    let unit: String
    let lines: [ScaleLine]
    /// Nil where the data do not allow to say.
    let bestLevel: String?
    let bestSize: String?

    init(_ what: String, in unit: String, _ lines: [ScaleLine], isHigherBetter: Bool?) {
        (self.what, self.unit, self.lines) = (what, unit, lines)
        bestLevel = isHigherBetter.flatMap { lines.best(of: "level", isHigherBetter: $0)?.group }
        bestSize = isHigherBetter.flatMap { lines.best(of: "size", isHigherBetter: $0)?.group }
    }

    init(_ topic: ScaleTopic, _ places: [ScaledPlace]) {
        self.init(topic.rawValue, in: topic.unit, topic.lines(places), isHigherBetter: topic.isHigherBetter)
    }

    /// In the unit of the scale on which studies are pooled.
    init(_ outcome: ScaledOutcome) {
        let content = outcome.content
        self.init(
            outcome.path, in: content.measure.metafor, outcome.lines, isHigherBetter: content.direction == .higher)
    }
}
