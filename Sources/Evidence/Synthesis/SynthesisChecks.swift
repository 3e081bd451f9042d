import MetaAnalysis

/// Whether the result holds: without each study, in order of time, group by group, small studies beside large ones.
struct SynthesisChecks: Sendable {
    /// The mean of some of the studies.
    struct Line: Sendable {
        /// What it is of: a study, a group.
        let study: PooledStudy
        let count: Int
        let estimate: Double
        let interval: Interval?
        let next: Interval?
        /// By the usual rules, somebody should look at the study.
        let isStriking: Bool
    }

    struct Group: Sendable {
        let key: String
        let count: Int
        let estimate: Double
        let interval: Interval?
    }

    struct Grouping: Sendable {
        /// By what: `design`, `state`, `size`.
        let name: String
        let groups: [Group]
        /// Of the test that the groups do not differ; nil where there is none.
        let p: Double?
    }

    /// The mean without each; empty below three studies.
    let without: [Line]
    /// The mean of the first so many.
    let cumulative: [Line]
    let groupings: [Grouping]
    /// Nil below ten studies, or where it cannot be said.
    let small: SmallStudies?

    init(_ synthesis: Synthesis) {
        let studies = synthesis.studies
        without = Self.without(synthesis)
        cumulative = studies.count < 3 || studies.contains { $0.content.year == nil } ? [] : Self.cumulative(synthesis)
        groupings =
            studies.count < 3
            ? []
            : [
                Self.grouping("design", synthesis) { $0.content.design.rawValue },
                Self.grouping("state", synthesis) { $0.isElsewhere ? "elsewhere" : $0.hasEnded ? "ended" : "goesOn" },
                Self.grouping("size", synthesis) { $0.size },
            ].compactMap { $0 }
        small = SmallStudies(synthesis)
    }

    private static func without(_ synthesis: Synthesis) -> [Line] {
        guard let fit = synthesis.fit, synthesis.studies.count > 2 else { return [] }
        let striking: [Bool]
        do {
            striking = try fit.influences().map { $0?.isStriking ?? false }
        } catch { striking = [] }
        return zip(synthesis.studies, fit.leavingOneOut()).enumerated().compactMap { index, pair in
            pair.1.flatMap {
                line(pair.0, $0, isStriking: striking.indices.contains(index) && striking[index])
            }
        }
    }

    private static func cumulative(_ synthesis: Synthesis) -> [Line] {
        let studies = synthesis.studies
        return (2...studies.count).compactMap { count in
            let part = Synthesis(of: Array(studies.prefix(count)), synthesis.measure, synthesis.direction)
            return part.fit.flatMap { line(studies[count - 1], $0, isStriking: false) }
        }
    }

    private static func line(_ study: PooledStudy, _ fit: Fit, isStriking: Bool) -> Line? {
        do {
            let prediction = try fit.predict()
            return Line(
                study: study, count: fit.count, estimate: prediction.estimate, interval: prediction.confidence,
                next: prediction.prediction, isStriking: isStriking)
        } catch { return nil }
    }

    /// Groups by a key, where there are at least two: each pooled by itself, and a test of all together with the group as
    /// a moderator.
    private static func grouping(
        _ name: String, _ synthesis: Synthesis, by key: (PooledStudy) -> String?
    ) -> Grouping? {
        let studies = synthesis.studies.filter { key($0) != nil }
        let levels = studies.compactMap(key).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard levels.count > 1 else { return nil }
        let groups = levels.compactMap { level -> Group? in
            let members = studies.filter { key($0) == level }
            let part = Synthesis(of: members, synthesis.measure, synthesis.direction)
            if let mean = part.mean {
                return Group(key: level, count: members.count, estimate: mean.estimate, interval: mean.interval)
            }
            guard let effect = members.first?.effect, members.count == 1 else { return nil }
            let interval = Synthesis.interval(of: effect)
            return Group(key: level, count: 1, estimate: effect.estimate, interval: interval)
        }
        return Grouping(name: name, groups: groups, p: difference(studies, levels, key))
    }

    private static func difference(
        _ studies: [PooledStudy], _ levels: [String], _ key: (PooledStudy) -> String?
    ) -> Double? {
        let values = studies.compactMap(key)
        let effects = studies.compactMap(\.effect)
        do {
            let design = try Design(of: effects.count, by: [.factor("group", values, levels: levels)])
            return try Fit(effects, by: design, Synthesis.model).omnibus?.p
        } catch { return nil }
    }
}

extension PooledStudy {
    /// How many people live where it was made; nil where that is not known.
    fileprivate var size: String? {
        population.map { TerritorySize($0).rawValue }
    }
}
