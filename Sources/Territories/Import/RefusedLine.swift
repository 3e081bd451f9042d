package import Tabular

/// A line that was not imported, and why.
package struct RefusedLine: Sendable, Equatable, Encodable {
    package let line: Int
    package let reason: Reason

    package enum Reason: Error, Sendable, Equatable {
        case csv(CSVFault.Reason)
        case wrongCode(String)
        case wrongName(String)
        case wrongNumber(column: String, text: String)
        case wrongPosition
        case unknownNature(String)
        case repeatedCode(String)
        /// What it says it is part of is neither in the files nor here.
        case unknownParent(String)
        /// Its department is not in the region that the line names.
        case contradictoryRegion(String)
        case wrongDate(String)
        /// A merger of, or into, something that is not here.
        case unknownTerritory(String)
        /// A merger of something that the list still has.
        case stillListed(String)
        /// A merger that leads back to itself.
        case circular(String)
        /// The file is older than the one that was imported last: nothing of it was read.
        case olderVintage(imported: String)
    }

    private enum CodingKeys: CodingKey {
        case line, reason, values
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(reason.name, forKey: .reason)
        try container.encode(reason.values, forKey: .values)
    }
}

extension RefusedLine.Reason {
    /// The key of the sentence that says it.
    package var key: String { "territories.refused.\(name)" }

    /// What the sentence fills in.
    package var values: [String: String] {
        switch self {
        case .csv(let reason): reason.values
        case .wrongCode(let text), .wrongName(let text), .unknownNature(let text), .repeatedCode(let text),
            .unknownParent(let text), .contradictoryRegion(let text), .wrongDate(let text),
            .unknownTerritory(let text), .stillListed(let text), .circular(let text), .olderVintage(let text):
            ["text": text]
        case .wrongNumber(let column, let text): ["column": column, "text": text]
        case .wrongPosition: [:]
        }
    }

    var name: String {
        switch self {
        case .csv(let reason): reason.name
        case .wrongCode: "wrongCode"
        case .wrongName: "wrongName"
        case .wrongNumber: "wrongNumber"
        case .wrongPosition: "wrongPosition"
        case .unknownNature: "unknownNature"
        case .repeatedCode: "repeatedCode"
        case .unknownParent: "unknownParent"
        case .contradictoryRegion: "contradictoryRegion"
        case .wrongDate: "wrongDate"
        case .unknownTerritory: "unknownTerritory"
        case .stillListed: "stillListed"
        case .circular: "circular"
        case .olderVintage: "olderVintage"
        }
    }
}
