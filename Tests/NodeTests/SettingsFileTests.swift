import Testing

@testable import Node

@Suite struct SettingsFileTests {
    @Test func `lines, comments and quotes are read as systemd reads them`() {
        let file = SettingsFile(
            """
            # a comment
            ; another

            ESSAIM_PORT=9000
              ESSAIM_HOST = "0.0.0.0"
            ESSAIM_MAIL_FROM='a@example.org'
            ESSAIM_DATABASE_URL=postgres://u@h/db?options=-cx=y
            """)

        #expect(file.problems.isEmpty)
        #expect(
            file.assignments.map(\.name) == ["ESSAIM_PORT", "ESSAIM_HOST", "ESSAIM_MAIL_FROM", "ESSAIM_DATABASE_URL"])
        #expect(
            file.assignments.map(\.value) == ["9000", "0.0.0.0", "a@example.org", "postgres://u@h/db?options=-cx=y"])
        #expect(file.assignments.map(\.line) == [4, 5, 6, 7])
    }

    @Test func `lines may end as on Windows`() {
        let file = SettingsFile("ESSAIM_PORT=9000\r\n# said\r\nESSAIM_HOST=a\r\n")

        #expect(file.problems.isEmpty)
        #expect(file.assignments.map(\.value) == ["9000", "a"])
        #expect(file.assignments.map(\.line) == [1, 3])
    }

    @Test func `what cannot be read is named by its line`() {
        let file = SettingsFile("ESSAIM_PORT 9000\nPATH=/bin\nESSAIM_HOST=a\nESSAIM_HOST=b")

        #expect(file.problems.map(\.line) == [1, 2, 4])
        #expect(file.problems.last?.text == "ESSAIM_HOST is already set on line 3.")
    }
}
