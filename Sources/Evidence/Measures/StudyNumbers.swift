import MetaAnalysis

/// The numbers of a study, called as metafor calls its columns, so that whoever takes them away can go on at once.
package struct StudyNumbers: Sendable, Codable, Equatable {
    /// What was counted or measured.
    package enum Shape: String, Sendable, Codable, CaseIterable {
        /// Of how many it happened to how many, with the practice and without.
        case counts
        /// Events over a time, with and without.
        case rates
        /// Means, deviations and numbers of people, with and without.
        case means
        /// The same people after and before.
        case changes
        case correlation
        /// How many of how many, in one group.
        case share
        /// An effect that somebody has computed, with its standard error, on the scale on which studies are pooled.
        case ready

        var names: [String] {
            switch self {
            case .counts: ["ai", "n1i", "ci", "n2i"]
            case .rates: ["x1i", "t1i", "x2i", "t2i"]
            case .means: ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"]
            case .changes: ["m1i", "sd1i", "m2i", "sd2i", "ri", "ni"]
            case .correlation: ["ri", "ni"]
            case .share: ["xi", "ni"]
            case .ready: ["yi", "sei"]
            }
        }

        var textKey: String { "evidence.shape.\(rawValue)" }

        /// The key of what a number of this shape is.
        func textKey(of name: String) -> String { "evidence.number.\(rawValue).\(name)" }
    }

    package let shape: Shape
    package let values: [String: Double]

    package init(_ shape: Shape, _ values: [String: Double]) {
        self.shape = shape
        self.values = values
    }

    subscript(_ name: String) -> Double { values[name] ?? 0 }

    var isComplete: Bool { shape.names.allSatisfy { values[$0] != nil } }

    /// How many people it rests on; nil where that is not said.
    var people: Double? {
        switch shape {
        case .counts, .means: self["n1i"] + self["n2i"]
        case .changes, .correlation, .share: self["ni"]
        case .rates, .ready: nil
        }
    }

    /// Names every column of every shape once.
    static let columns = Shape.allCases.flatMap(\.names).reduce(into: [String]()) { names, name in
        if !names.contains(name) { names.append(name) }
    }
}

extension StudyNumbers {
    /// The numbers that cannot be, with the key of the sentence that says why.
    var faults: [(name: String, key: String)] {
        shape.names.compactMap { name in
            guard let value = values[name] else { return nil }
            return Self.fault(value, name, self).map { (name, $0) }
        }
    }

    private static func fault(_ value: Double, _ name: String, _ numbers: StudyNumbers) -> String? {
        switch name {
        case "ai", "ci", "xi":
            let whole = ["ai": "n1i", "ci": "n2i", "xi": "ni"][name] ?? ""
            return value < 0 || value > numbers[whole] ? "evidence.number.part" : nil
        case "n1i", "n2i", "ni": return value < 2 || value != value.rounded() ? "evidence.number.people" : nil
        case "x1i", "x2i": return value < 0 ? "evidence.number.negative" : nil
        case "t1i", "t2i", "sd1i", "sd2i", "sei": return value <= 0 ? "evidence.number.positive" : nil
        case "ri": return abs(value) >= 1 ? "evidence.number.correlation" : nil
        default: return nil
        }
    }

    var table: TwoByTwo { TwoByTwo(self["ai"], of: self["n1i"], self["ci"], of: self["n2i"]) }

    var rates: TwoRates {
        TwoRates(events1: self["x1i"], time1: self["t1i"], events2: self["x2i"], time2: self["t2i"])
    }

    var first: Group { Group(mean: self["m1i"], deviation: self["sd1i"], size: self["n1i"]) }
    var second: Group { Group(mean: self["m2i"], deviation: self["sd2i"], size: self["n2i"]) }

    var change: Change {
        Change(
            mean1: self["m1i"], deviation1: self["sd1i"], mean2: self["m2i"], deviation2: self["sd2i"],
            correlation: self["ri"], size: self["ni"])
    }

    /// With the deviation before as the one by which a change is standardized.
    var changeByBefore: Change {
        Change(
            mean1: self["m1i"], deviation1: self["sd2i"], mean2: self["m2i"], deviation2: self["sd1i"],
            correlation: self["ri"], size: self["ni"])
    }
}
