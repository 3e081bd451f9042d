@testable import Web

extension Route: CustomStringConvertible {
    public var description: String { "\(method) /\(path)" }

    /// An address of the route, with a text in place of each parameter.
    func address(filling text: String) -> String {
        let parts = path.split(separator: "/").map { $0.hasPrefix(":") ? Substring(text) : $0 }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether an address could be one of the route's.
    func fits(_ address: Substring) -> Bool {
        let (mine, theirs) = (path.split(separator: "/"), address.split(separator: "/"))
        return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
    }
}
