/// Figures in the text format that Prometheus reads (exposition format 0.0.4): families in the order in which they are
/// added, each with its meaning, its type and its samples.
package struct Exposition: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package struct Sample: Sendable {
        /// What follows the family's name: `_bucket`, `_sum`, `_count` of a histogram.
        let suffix: String
        let labels: [(name: String, value: String)]
        let value: Double

        package init(_ value: Double, suffix: String = "", _ labels: KeyValuePairs<String, String> = [:]) {
            self.suffix = suffix
            self.labels = labels.map { ($0.key, $0.value) }
            self.value = value
        }

        package init(_ value: Int, _ labels: KeyValuePairs<String, String> = [:]) {
            self.init(Double(value), labels)
        }
    }

    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    package private(set) var text = ""

    package init() {}

    /// A family without samples is left out: its type alone says nothing.
    package mutating func add(_ name: String, _ kind: Kind, _ meaning: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(meaning)\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples { text += line(name, sample) }
    }

    private func line(_ name: String, _ sample: Sample) -> String {
        let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        return name + sample.suffix + (labels.isEmpty ? "" : "{\(labels)}") + " \(Self.figure(sample.value))\n"
    }

    private static func figure(_ value: Double) -> String {
        if value == .infinity { return "+Inf" }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
