import Logging

/// What is allowed, and should not be on a node that others use.
struct DangerousSettings {
    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    func findings() -> [Finding] {
        let dangers = [outbox, plain, everywhere, silent, talkative].compactMap { $0 }
        return dangers.isEmpty ? [Finding("settings", .ok, "none endangers anybody")] : dangers
    }

    private var isPublic: Bool { !settings.isOnThisMachine }

    private var outbox: Finding? {
        guard settings.showsOutbox, isPublic else { return nil }
        return Finding(
            "settings", .problem,
            "/outbox shows every letter, with the links that sign people in, to everybody. Set ESSAIM_OUTBOX_PAGE=no.")
    }

    private var plain: Finding? {
        guard isPublic, settings.address.hasPrefix("http://") else { return nil }
        return Finding(
            "settings", .problem,
            "\(settings.address) is read by everybody on the way, passwords included. Put a server that speaks HTTPS "
                + "before the node, and set ESSAIM_ADDRESS=https://…")
    }

    private var everywhere: Finding? {
        guard ["0.0.0.0", "::", "[::]", "*"].contains(settings.host) else { return nil }
        return Finding(
            "settings", .care,
            "The node listens on every address (ESSAIM_HOST=\(settings.host)): who reaches it directly goes round the "
                + "server that speaks HTTPS. Listen on 127.0.0.1, or on the address of that network alone.")
    }

    private var silent: Finding? {
        guard isPublic, settings.sendmail == nil else { return nil }
        return Finding(
            "settings", .care, "No letter leaves, so nobody can confirm an address. Set ESSAIM_SENDMAIL.")
    }

    private var talkative: Finding? {
        guard settings.logLevel < .info else { return nil }
        return Finding(
            "settings", .care,
            "ESSAIM_LOG_LEVEL=\(settings.logLevel.rawValue) is for finding faults. Set it back to info afterwards.")
    }
}
