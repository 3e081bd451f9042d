/// Where the terms of a licence are, and what it is called.
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

    /// What people call it: « CC BY-SA 4.0 », as Creative Commons writes what SPDX calls `CC-BY-SA-4.0`.
    package static func name(of identifier: String) -> String {
        let parts = identifier.split(separator: "-")
        guard parts.count > 2, parts[0] == "CC", let version = parts.last else {
            return identifier.replacing("-", with: " ")
        }
        return "CC \(parts.dropFirst().dropLast().joined(separator: "-")) \(version)"
    }
}
