import Storage

extension Territory {
    /// A readable identifier that never changes: `FR` and `FR-48` (ISO 3166), `FR-COG-48095` (a commune, by its INSEE
    /// code), `FR-EPCI-244800405` (an intercommunality, by its SIREN).
    package struct ID: RawRepresentable, Sendable, Hashable, Comparable, Codable, SQLBindable, SQLDecodable,
        CustomStringConvertible
    {
        package let rawValue: String

        /// 2 to 24 capital letters, digits and hyphens.
        package init?(rawValue: String) {
            guard (2...24).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy(\.isAllowedInTerritoryID) else {
                return nil
            }
            self.rawValue = rawValue
        }

        package static func commune(_ code: String) -> ID? { ID(rawValue: "FR-COG-\(code)") }
        package static func intercommunality(_ siren: String) -> ID? { ID(rawValue: "FR-EPCI-\(siren)") }
        package static func department(_ code: String) -> ID? { ID(rawValue: "FR-\(code)") }

        package var description: String { rawValue }

        package static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
    }
}

extension UInt8 {
    fileprivate var isAllowedInTerritoryID: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
