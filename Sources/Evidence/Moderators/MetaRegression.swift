import MetaAnalysis

/// Effects regressed on what studies say of themselves: one thing, or two together. By the model of the synthesis, so that
/// what is left between the studies stays in.
struct MetaRegression: Sendable {
    /// So many studies are asked for each coefficient (Deeks, Higgins and Altman 2023, Cochrane Handbook, 10.11.4).
    static let studiesEach = 10

    /// Why there is no answer.
    enum Obstacle: Sendable, Equatable {
        /// All studies that say it say the same.
        case same
        case few(needed: Int)
        /// The two go together in these studies.
        case entangled
        case undefined
    }

    let moderators: [StudyModerator]
    /// Those that say it all, and have an effect.
    let studies: [PooledStudy]
    let fit: Fit?
    let obstacle: Obstacle?
    /// In per cent; nil where there is no fit.
    let rSquared: Double?
    /// Of each moderator that is a group: those that there are.
    private let levels: [StudyModerator: [String]]

    init(_ synthesis: Synthesis, by moderators: [StudyModerator]) {
        let studies = synthesis.studies.filter { study in moderators.allSatisfy { $0.isTold(by: study) } }
        let levels = moderators.reduce(into: [StudyModerator: [String]]()) { levels, moderator in
            let found = Set(studies.compactMap(moderator.group))
            levels[moderator] = moderator.groups.map { $0.filter(found.contains) }
        }
        (self.moderators, self.studies, self.levels) = (moderators, studies, levels)
        let counts = moderators.map { levels[$0]?.count ?? Set(studies.compactMap($0.number)).count }
        let columns = zip(moderators, counts).reduce(0) { $0 + ($1.0.groups == nil ? 1 : max(1, $1.1 - 1)) }
        let needed = Self.studiesEach * columns
        if studies.count < needed {
            (fit, rSquared, obstacle) = (nil, nil, .few(needed: needed))
        } else if counts.contains(where: { $0 < 2 }) {
            (fit, rSquared, obstacle) = (nil, nil, .same)
        } else {
            (fit, rSquared, obstacle) = Self.fit(studies, moderators, levels)
        }
    }

    private static func fit(
        _ studies: [PooledStudy], _ moderators: [StudyModerator], _ levels: [StudyModerator: [String]]
    ) -> (Fit?, Double?, Obstacle?) {
        let columns = moderators.map { moderator in
            levels[moderator].map {
                Moderator.factor(moderator.rawValue, studies.compactMap(moderator.group), levels: $0)
            }
                ?? .number(moderator.rawValue, studies.compactMap(moderator.number))
        }
        do throws(Refusal) {
            let design = try Design(of: studies.count, by: columns)
            let fit = try Fit(studies.compactMap(\.effect), by: design, Synthesis.model)
            return (fit, try fit.rSquared(), nil)
        } catch {
            if case .singularDesign = error { return (nil, nil, .entangled) }
            return (nil, nil, .undefined)
        }
    }

    /// Each by itself.
    static func each(of synthesis: Synthesis) -> [MetaRegression] {
        guard synthesis.fit != nil else { return [] }
        return StudyModerator.allCases.map { MetaRegression(synthesis, by: [$0]) }
    }

    /// The groups that there are; nil of a number.
    func groups(of moderator: StudyModerator) -> [String]? { levels[moderator] }

    /// From the least to the most; nil of a group.
    func range(of moderator: StudyModerator) -> Interval? {
        let values = studies.compactMap(moderator.number)
        guard let least = values.min(), let most = values.max() else { return nil }
        return Interval(lower: least, upper: most)
    }

    /// The effect that is expected at a number, all else as in the mean of the studies.
    func expected(_ moderator: StudyModerator, at value: Double) -> Prediction? {
        expected(moderator) { row, columns in row[columns.lowerBound] = value }
    }

    /// The effect that is expected in a group, all else as in the mean of the studies.
    func expected(_ moderator: StudyModerator, in group: String) -> Prediction? {
        guard let index = levels[moderator]?.firstIndex(of: group) else { return nil }
        return expected(moderator) { row, columns in
            for column in columns { row[column] = column - columns.lowerBound + 1 == index ? 1 : 0 }
        }
    }

    private func expected(
        _ moderator: StudyModerator, setting: (inout [Double], Range<Int>) -> Void
    ) -> Prediction? {
        guard let fit, let term = fit.design.terms.first(where: { $0.name == moderator.rawValue }) else { return nil }
        var row = fit.design.meanRow
        setting(&row, term.columns)
        do { return try fit.predict(row) } catch { return nil }
    }

    /// The test that a moderator says nothing.
    func test(of moderator: StudyModerator) -> Omnibus? {
        guard let fit, let term = fit.design.terms.first(where: { $0.name == moderator.rawValue }) else { return nil }
        return fit.test(of: term.columns)
    }
}
