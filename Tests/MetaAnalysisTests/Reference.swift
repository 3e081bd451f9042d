import Foundation

import MetaAnalysis
import Testing

/// The numbers that script/metafor-reference wrote; nil where metafor defines none.
typealias Numbers = [Double?]

enum Reference {
    static func read<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")
        return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }

    static let data: [String: DataSet] = {
        do { return try read("data") } catch { return [:] }
    }()

    static let names = data.keys.sorted()
}

/// A published set of studies.
struct DataSet: Decodable, Sendable {
    struct Factor: Decodable, Sendable {
        let values: [String]
        let levels: [String]
    }

    struct Order: Decodable, Sendable {
        let numbers: [String]
        let factors: [String]
    }

    let estimates: [Double]
    let variances: [Double]
    let numbers: [String: [Double]]
    let factors: [String: Factor]
    let cluster: [String]?
    let sizes: [Double]?
    let moderators: Order?

    var effects: [Effect] { zip(estimates, variances).map { Effect(estimate: $0, variance: $1) } }

    /// What may be zero but for rounding, in the square of the units.
    var scale: Double { variances.reduce(0, +) / Double(variances.count) }
}

/// Where two rows of numbers differ by more than a millionth; numbers below `floor` count as zero.
func differences(
    _ ours: [Double?], _ theirs: Numbers, floor: Double = 1e-12, relative: Double = 1e-6
) -> [String] {
    guard ours.count == theirs.count else { return ["\(ours.count) numbers instead of \(theirs.count)"] }
    return zip(ours, theirs).enumerated().compactMap { index, pair in
        switch pair {
        case (nil, nil): nil
        case (let one?, let two?):
            abs(one - two) <= relative * max(abs(one), abs(two)) + floor ? nil : "\(index): \(one), not \(two)"
        default: "\(index): \(String(describing: pair.0)), not \(String(describing: pair.1))"
        }
    }
}

func expectSame(
    _ ours: [Double?], _ theirs: Numbers, floor: Double = 1e-12, relative: Double = 1e-6, _ what: String = "",
    at place: SourceLocation = #_sourceLocation
) {
    let found = differences(ours, theirs, floor: floor, relative: relative)
    #expect(found.isEmpty, "\(what) \(found)", sourceLocation: place)
}

extension Fit {
    /// As the reference has them: estimate, error, statistic, p and interval of each coefficient.
    var table: [Double?] {
        coefficients.flatMap { one in
            [
                one.estimate, one.standardError, one.statistic, one.p, one.interval?.lower, one.interval?.upper,
            ]
        }
    }

    /// τ² with its error, I², H², Q and its p.
    var spread: [Double?] {
        [
            tauSquared?.value ?? 0, tauSquared?.standardError, heterogeneity?.iSquared, heterogeneity?.hSquared,
            heterogeneity?.q, heterogeneity?.p,
        ]
    }
}

extension Model {
    /// By metafor's name of the method.
    static func named(_ method: String, _ test: Model.Test = .normal) -> Model? {
        if method == "FE" { return Model(.fixedEffects, test: test) }
        return TauEstimator(rawValue: method).map { Model(.randomEffects($0), test: test) }
    }

    static func reml(_ test: Model.Test = .normal) -> Model {
        Model(.randomEffects(.restrictedMaximumLikelihood), test: test)
    }
}

extension DataSet {
    /// The moderators in the order of the reference: numbers and factors by name, as the script lists them.
    func design(_ numbers: [String], _ factors: [String]) throws -> Design {
        let columns = numbers.compactMap { name in self.numbers[name].map { Moderator.number(name, $0) } }
        let groups = factors.compactMap { name in
            self.factors[name].map { Moderator.factor(name, $0.values, levels: $0.levels) }
        }
        return try Design(of: estimates.count, by: columns + groups)
    }

    /// All of them.
    func design() throws -> Design { try design(moderators?.numbers ?? [], moderators?.factors ?? []) }
}
