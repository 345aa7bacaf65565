using System.Buffers;
using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Rewriting;
using CsCheck;

namespace ArchiveTool.Core.Tests.Rewriting;

public sealed class PostRewriterTests
{
    static PostRewriterTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void ChangesOnlyWhatTheEditsName()
    {
        var original = "<img src=a.png> und <img src=b.png>"u8;
        var rewritten = PostRewriter.Rewrite(original, [At(9, 5, "x/1.png"), At(29, 5, "")], Encoding.UTF8);
        Assert.Equal("<img src=x/1.png> und <img src=>", Encoding.UTF8.GetString(rewritten));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("gb18030")]
    [InlineData("gbk")]
    [InlineData("big5")]
    [InlineData("shift_jis")]
    [InlineData("euc-jp")]
    [InlineData("euc-kr")]
    [InlineData("windows-1250")]
    [InlineData("windows-1251")]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-15")]
    [InlineData("koi8-r")]
    [InlineData("us-ascii")]
    public void WritesInTheFilesEncodingAndLeavesTheMark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var mark = encoding.GetPreamble();
        var before = encoding.GetBytes("<img src='");
        var after = encoding.GetBytes("' alt='\\'>\r\n");
        byte[] original = [.. mark, .. before, .. encoding.GetBytes("old.png"), .. after];
        var edit = At(
            mark.Length + before.Length,
            original.Length - mark.Length - before.Length - after.Length,
            "new/1.png?a&b"
        );
        byte[] expected = [.. mark, .. before, .. encoding.GetBytes("new/1.png?a&b"), .. after];
        Assert.Equal(expected, PostRewriter.Rewrite(original, [edit], encoding));
    }

    [Fact]
    public void KeepsBytesThatAreNoText()
    {
        byte[] original = [0xFF, 0xFE, 0x00, (byte)'a', 0xC3, 0x28, (byte)'b', 0x80];
        byte[] expected = [0xFF, 0xFE, 0x00, (byte)'x', 0xC3, 0x28, (byte)'y', 0x80];
        Assert.Equal(expected, PostRewriter.Rewrite(original, [At(3, 1, "x"), At(6, 1, "y")], Encoding.UTF8));
    }

    [Theory]
    [InlineData("windows-1252", "é你😀", "é%E4%BD%A0%F0%9F%98%80")]
    [InlineData("us-ascii", "aé", "a%C3%A9")]
    [InlineData("shift_jis", "日é", "日%C3%A9")]
    [InlineData("utf-8", "é你😀", "é你😀")]
    [InlineData("gb18030", "é你😀", "é你😀")]
    [InlineData("utf-16", "é你😀", "é你😀")]
    public void PercentEncodesWhatTheEncodingCannotSay(string name, string replacement, string expected)
    {
        var encoding = Encoding.GetEncoding(name);
        var original = encoding.GetBytes("abcdef");
        var width = original.Length / 6;
        var rewritten = PostRewriter.Rewrite(original, [At(width, width, replacement), At(6 * width, 0, "")], encoding);
        Assert.Equal(encoding.GetBytes("a" + expected + "cdef"), rewritten);
    }

    [Theory]
    [InlineData(5, 2, 4, 2)] // out of order
    [InlineData(2, 4, 5, 2)] // one over the other
    [InlineData(0, 1, 9, 2)] // beyond the end
    [InlineData(-1, 1, 2, 1)]
    [InlineData(3, -1, 4, 1)]
    [InlineData(3, int.MaxValue, 4, 1)]
    public async Task RefusesEditsThatCannotBe(int offset, int length, int nextOffset, int nextLength)
    {
        Edit[] edits = [At(offset, length, "x"), At(nextOffset, nextLength, "y")];
        Assert.Throws<ArgumentException>(() => PostRewriter.Rewrite("0123456789"u8, edits, Encoding.UTF8));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            PostRewriter.WriteAsync(
                "0123456789"u8.ToArray(),
                edits,
                Encoding.UTF8,
                Stream.Null,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task DoesInOnePassWhatOneByOneDoes() =>
        await Gen.Select(
                Gen.Byte.Array[0, 400],
                Gen.Select(Gen.Int[0, 60], Gen.Int[0, 9], Gen.String[Gen.Char['!', '~'], 0, 12]).Array[0, 12]
            )
            .SampleAsync(
                async (original, steps) =>
                {
                    var edits = new List<Edit>();
                    var expected = new List<byte>();
                    var position = 0;
                    foreach (var (gap, length, text) in steps)
                    {
                        if (position + gap + length > original.Length)
                        {
                            break;
                        }

                        expected.AddRange(original.AsSpan(position, gap));
                        expected.AddRange(Encoding.ASCII.GetBytes(text));
                        edits.Add(At(position + gap, length, text));
                        position += gap + length;
                    }

                    expected.AddRange(original.AsSpan(position));
                    Assert.Equal(expected, PostRewriter.Rewrite(original, edits, Encoding.UTF8));
                    var output = new MemoryStream();
                    await PostRewriter.WriteAsync(
                        original,
                        edits,
                        Encoding.UTF8,
                        output,
                        TestContext.Current.CancellationToken
                    );
                    Assert.Equal(expected, output.ToArray());
                    var buffer = new ArrayBufferWriter<byte>();
                    PostRewriter.Rewrite(original, edits, Encoding.UTF8, buffer);
                    Assert.Equal(expected, buffer.WrittenSpan.ToArray());
                }
            );

    [Fact]
    public async Task WritesManyEditsOfALargeFile()
    {
        var original = new byte[10_000_000];
        Array.Fill(original, (byte)'.');
        var edits = Enumerable.Range(0, 50_000).Select(i => At(i * 200, 95, "../../assets/ab/cdef.png")).ToList();
        var rewritten = PostRewriter.Rewrite(original, edits, Encoding.UTF8);
        Assert.Equal(original.Length - (50_000 * (95 - 24)), rewritten.Length);
        var output = new MemoryStream();
        await PostRewriter.WriteAsync(original, edits, Encoding.UTF8, output, TestContext.Current.CancellationToken);
        Assert.True(rewritten.AsSpan().SequenceEqual(output.ToArray()));
    }

    private static Edit At(int offset, int length, string replacement) =>
        new(new SourceSpan(offset, length, 1, 1), replacement);
}
