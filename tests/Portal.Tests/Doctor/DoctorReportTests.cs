using Portal.Doctor;

namespace Portal.Tests.Doctor;

/// <summary>A report in words: for a terminal, for a message, for scripts.</summary>
public sealed class DoctorReportTests
{
    private static readonly DoctorReport Report = new(
        Live.LiveSamples.Start,
        [
            Row(CheckGroup.ThisHost, "Control groups", "host-a", Finding.Pass("v2", "v2")),
            Row(CheckGroup.ThisHost, "Docker Engine", "host-a", Finding.Fail("permission denied", "it answers", new Fix("Let it:", "usermod\nsystemctl"))),
            Row(CheckGroup.Stack, "Answers", "Grafana", Finding.NotApplicable("no Grafana is configured")),
        ],
        IsFinished: true);

    [Fact]
    public void A_terminal_gets_a_line_for_each_check_and_what_to_do_beneath() => Assert.Equal(
        """
        This host
          ok    Control groups (host-a): v2
          FAIL  Docker Engine (host-a): permission denied
                Expected: it answers
                Let it:
                  usermod
                  systemctl

        Stack
          -     Answers (Grafana): no Grafana is configured

        3 checks: 1 passed, 0 warnings, 1 failed, 1 not applicable.

        """,
        DoctorText.Of(DoctorDocument.Of(Report, new DoctorFilter())));

    [Fact]
    public void A_message_gets_markdown() => Assert.Equal(
        """
        # Portal doctor, 2026-01-02 03:04:05 UTC

        1 of 3 checks failed, 0 warnings.

        ## This host

        - Pass · Control groups (host-a): v2.
        - **Fail** · Docker Engine (host-a): permission denied.
          Expected: it answers. Let it:

              usermod
              systemctl


        ## Stack

        - Not applicable · Answers (Grafana): no Grafana is configured.

        """,
        DoctorMarkdown.Of(Report));

    [Fact]
    public void A_filter_leaves_the_counts_as_they_are()
    {
        DoctorDocument document = DoctorDocument.Of(Report, new DoctorFilter(OnlyFailed: true, Host: "HOST-A"));
        Assert.Equal((3, "Docker Engine", "fail", "this-host", "usermod\nsystemctl"), (document.Total, Assert.Single(document.Checks).Name, document.Checks[0].Result, document.Checks[0].Group, document.Checks[0].Fix));
    }

    [Fact]
    public void Summaries_say_how_far_it_is_and_what_came_of_it()
    {
        DoctorReport well = Report with { Rows = [Report.Rows[0], Report.Rows[2]] };
        Assert.Equal("All 1 checks passed. 1 more do not apply here.", well.Summary);
        Assert.Equal("All 1 checks passed.", (well with { Rows = [Report.Rows[0]] }).Summary);
        Assert.Equal("1 of 2 checked", (well with { IsFinished = false, Rows = [Report.Rows[0], Report.Rows[1] with { Finding = null }] }).Summary);
    }

    private static CheckRow Row(CheckGroup group, string name, string subject, Finding finding) =>
        new(group, name, subject, subject == "host-a" ? subject : null, finding, Live.LiveSamples.Start, TimeSpan.FromMilliseconds(12));
}
