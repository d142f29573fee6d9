using Portal.Components.Shared;
using Portal.Security.Operators;

namespace Portal.Components.Pages.SignIn;

/// <summary>What the page says above its form.</summary>
/// <param name="NamesPlace">It says where the token is: the page need not.</param>
internal sealed record SignInSaid(string Sentence, Tone Tone, bool NamesPlace = false)
{
    /// <param name="reason">From the address: only its own words count.</param>
    public static SignInSaid? After(string? reason) => reason switch
    {
        SignInAddress.Expired => new SignInSaid("You were signed out after 8 h. Sign in to go on.", Tone.Information),
        SignInAddress.TooOld => new SignInSaid("You were signed out after 7 days. Sign in to go on.", Tone.Information),
        SignInAddress.SignedOut => new SignInSaid("You are signed out.", Tone.Information),
        _ => null,
    };

    public static SignInSaid Of(SignInOutcome outcome, string tokenPlace) => outcome == SignInOutcome.TooManyTries
        ? new SignInSaid("Too many tries. Wait 60 s.", Tone.Bad)
        : new SignInSaid($"This token is not the right one. Portal printed it when it started; it is in the file {tokenPlace}.", Tone.Bad, NamesPlace: true);
}
