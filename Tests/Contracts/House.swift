import Foundation

/// The files that this project wrote, as the contracts read them.
enum House {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files under a folder whose names end so, in a stable order.
    static func files(under folder: String, ending suffix: String) throws -> [HouseFile] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
            .filter { $0.hasSuffix(suffix) && !$0.contains("__pycache__") }
            .sorted()
            .map { try HouseFile("\(folder)/\($0)") }
    }

    static func swift() throws -> [HouseFile] {
        try files(under: "Sources", ending: ".swift") + files(under: "Tests", ending: ".swift")
    }

    /// The rooms that speak to people: those with a folder of texts.
    static func speakingRooms() throws -> [String] {
        try files(under: "Sources", ending: "Texts/fr.po").map(\.room)
    }
}
