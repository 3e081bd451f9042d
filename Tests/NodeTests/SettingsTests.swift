import Foundation
import Testing

@testable import Node

@Suite struct SettingsTests {
    @Test func `a node needs no settings`() throws {
        let settings = try Settings(SettingsSources(environment: [:]))

        #expect(settings.databaseURL == "sqlite:var/essaim.sqlite")
        #expect(settings.address == "http://127.0.0.1:8080")
        #expect(settings.sendmail == nil)
        #expect(settings.showsOutbox)
    }

    @Test(arguments: [
        ("security@example.org", true), ("https://example.org/security?a=b", true), ("https://example.org", true),
        ("http://example.org", false), ("https://", false), ("https://a@b.example/x", false), ("nobody", false),
        ("https://example.org/\nX: y", false),
    ])
    func `those who found a weakness write to a mail address or to a page`(contact: String, isOne: Bool) throws {
        let sources = SettingsSources(environment: ["ESSAIM_SECURITY_CONTACT": contact])

        if isOne {
            #expect(try Settings(sources).securityContact == contact)
        } else {
            #expect(throws: SettingsRefused.self) { try Settings(sources) }
        }
    }

    @Test func `an empty value is the same as none`() throws {
        let settings = try Settings(SettingsSources(environment: ["ESSAIM_PORT": "", "ESSAIM_ADDRESS": ""]))

        #expect(settings.port == 8080)
        #expect(settings.address == "http://127.0.0.1:8080")
    }

    @Test func `the environment wins over the file`() throws {
        try withFile("ESSAIM_PORT=9000\nESSAIM_HOST=0.0.0.0\n") { path in
            let settings = try Settings(SettingsSources(environment: ["ESSAIM_PORT": "9001"], file: path))

            #expect(settings.port == 9001)
            #expect(settings.host == "0.0.0.0")
        }
    }

    @Test func `the file in the data folder is read without being named`() throws {
        try withFile("ESSAIM_PORT=9000\n") { path in
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path

            let settings = try Settings(SettingsSources(environment: ["ESSAIM_DATA": folder], file: nil))

            #expect(settings.port == 9000)
            #expect(settings.dataFolder == folder)
        }
    }

    @Test func `the file in the data folder cannot move the data folder`() throws {
        try withFile("ESSAIM_DATA=/elsewhere\n") { path in
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path

            let refused = try refusal(SettingsSources(environment: ["ESSAIM_DATA": folder], file: nil))

            #expect(refused.count == 1)
            #expect(refused.first?.contains("line 1: ESSAIM_DATA cannot be changed by the file") == true)
        }
    }

    @Test func `everything that is wrong is said at once, with what to write`() throws {
        let refused = try refusal(
            SettingsSources(environment: [
                "ESSAIM_PORT": "http", "ESSAIM_LOG_LEVEL": "loud", "ESSAIM_PROT": "80", "ESSAIM_COLOUR": "red",
            ]))

        #expect(refused.count == 4)
        #expect(refused.contains("ESSAIM_PORT (the environment): write a whole number from 1 to 65535, not “http”."))
        #expect(refused.contains("ESSAIM_PROT (the environment) is not a setting. Did you mean ESSAIM_PORT?"))
        #expect(refused.contains("ESSAIM_COLOUR (the environment) is not a setting. `essaim settings` lists them."))
    }

    @Test func `a password in an address is not repeated`() throws {
        let refused = try refusal(SettingsSources(environment: ["ESSAIM_DATABASE_URL": "mysql://me:hunter2@there/db"]))

        #expect(refused.count == 1)
        #expect(refused.first?.contains("hunter2") == false)
    }

    @Test(arguments: [
        ("ESSAIM_PORT", ["0", "65536", "-1", "8080.5", "٨٠٨٠"]),
        ("ESSAIM_DATABASE_CONNECTIONS", ["0", "201", "many"]),
        (
            "ESSAIM_ADDRESS",
            ["example.org", "ftp://example.org", "https://", "https://example.org/commons", "https://a b"]
        ),
        ("ESSAIM_MAIL_FROM", ["nobody", "a@b@c", "a b@example.org"]),
        ("ESSAIM_OUTBOX_PAGE", ["perhaps"]),
    ])
    func `a value that cannot be used is refused`(_ name: String, _ values: [String]) throws {
        for value in values {
            let refused = try refusal(SettingsSources(environment: [name: value]))

            #expect(refused.count == 1, "\(name)=\(value)")
        }
    }

    @Test func `a public address ends the page of letters`() throws {
        let open = try Settings(SettingsSources(environment: ["ESSAIM_ADDRESS": "https://commons.example.org/"]))
        let local = try Settings(SettingsSources(environment: ["ESSAIM_SENDMAIL": "/usr/sbin/sendmail -t -i"]))
        let lookalike = try Settings(SettingsSources(environment: ["ESSAIM_ADDRESS": "http://localhost.example.org"]))

        #expect(open.address == "https://commons.example.org")
        #expect(!open.showsOutbox)
        #expect(!local.showsOutbox)
        #expect(!lookalike.showsOutbox)
    }

    @Test func `names of the tests and scripts are left alone`() throws {
        _ = try Settings(SettingsSources(environment: ["ESSAIM_TEST_POSTGRES": "postgres://x", "PATH": "/bin"]))
    }

    private func refusal(_ sources: SettingsSources) throws -> [String] {
        do {
            _ = try Settings(sources)
            return []
        } catch let refused as SettingsRefused {
            return refused.problems
        }
    }

    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/essaim.env"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try withExtendedLifetime(folder) { try body(path) }
    }
}
