/// Where the terms of a licence are.
package enum Licence {
    /// - Parameter identifier: of SPDX: `CC-BY-SA-4.0`.
    package static func address(of identifier: String) -> String {
        let parts = identifier.split(separator: "-")
        if identifier == "CC0-1.0" { return "https://creativecommons.org/publicdomain/zero/1.0/" }
        if parts.first == "CC", parts.count > 2, let version = parts.last {
            let terms = parts.dropFirst().dropLast().joined(separator: "-").lowercased()
            return "https://creativecommons.org/licenses/\(terms)/\(version)/"
        }
        return "https://spdx.org/licenses/\(identifier)"
    }
}
