/** Credits and captions are told from the story by their wording. */
import { describe, expect, test } from 'vitest';
import { closingCredit, creditOrCaption } from '../../src/text/credits.ts';

const CREDITS = `
  (Reporting by Ada Byron in Oslo and Carl Gauss; Additional reporting by Emmy Noether; Editing by Max Born)
  Writing by Ada Byron
  Compiled by Ada Byron from agency reports
  With files from The Canadian Press
  (With inputs from agencies)
  Associated Press writers Ada Byron in Washington and Carl Gauss in Berlin contributed to this report.
  Ada Byron in London contributed reporting.
  The post Town buys an engine appeared first on The Daily Herald.
  This story was originally published by the Harbor Post.
  Our Standards: The Thomson Reuters Trust Principles.
  READ MORE: Ada Byron wins the prize
  WATCH | Ada Byron speaks in Oslo
  Follow Ada Byron on Twitter: @adabyron
  Follow the coverage of the elections at https://example.com/elections
  Sign up for the Harbor Post newsletter here.
  Copyright 2022 Harbor Post. All rights reserved. This material may not be published or broadcast.
  © Ada Byron
  (c) 2021 Harbor Post
  To contact the reporter on this story: Ada Byron in London at abyron@example.com
  (AP Photo/Ada Byron, File)
  REUTERS/Ada Byron/File Photo
  Ada Byron/AFP via Getty Images
  Photograph: Ada Byron/The Harbor Post
  Credit...Ada Byron for The Harbor Post
  Getty Images
  - AFP
  With AFP and Reuters
  Associated Press Writer Ada Byron in London contributed.
  The Associated Press receives support for climate coverage from a foundation. AP is responsible for all content.
  Ada Byron can be reached at abyron@example.com.
  The writer is a senior fellow at the Harbor Institute.
  Staff photo by Ada Byron
  Editor: Ada Byron
  Published in Harbor Post, March 3rd, 2023
  First published on Mon 3 Apr 2023 10.00 BST
  Share this article on Facebook
  This is a developing story. Check back for updates.
  This article originally appeared on Harbor Post: Mayor quits
  This report by Harbor Press was first published March 3, 2023.
  Correction: An earlier version of this story misspelled the name of Ada Byron.
  Note to editors: the conference begins at noon.
  ==Kyodo
  Reuters could not independently verify the report.
  The Associated Press could not immediately verify the video.
  The Harbor Post has not been able to independently confirm these accounts.
  The claims of the company could not be independently verified.
  It was not possible to verify the video independently.
  More to follow.
  Please refresh the page for the latest.
  Have you been affected by this story? Write to the Harbor Post.
  Story continues below advertisement
  Skip to content
  Get all the latest news on your phone.
  This content was produced in partnership with the Byron Foundation.
  The views expressed in this article are those of Ada Byron.
  Opinions expressed are those of the author.
  Editor's note: Some readers may find this story distressing.
  CLARIFICATION (May 3): The vote was on Monday.
  For confidential support call the Harbor Samaritans.
  If you or someone you know needs help, call the Harbor Samaritans.
  Send us your tips at tips@example.com
  ($1 = 0.8533 euros)
  Ada Byron is a freelance writer in Oslo.`;

const CAPTIONS = `
  FILE PHOTO: Ada Byron speaks in Oslo, March 7, 2024. REUTERS/Carl Gauss
  FILE - Ada Byron leaves the court in Oslo, Feb. 3, 2023. (AP Photo/Carl Gauss, File)
  File photo of Ada Byron in Oslo
  Ada Byron walks in Oslo on Monday. Photograph: Carl Gauss/AP
  Ada Byron walks in Oslo. Carl Gauss/Getty Images
  Ada Byron walks in Oslo on Monday (Photo by Carl Gauss/Getty Images)
  Ada Byron walks in Oslo. Credit: Carl Gauss
  Image caption Ada Byron walks in Oslo
  In this photo provided by the Oslo council, Ada Byron walks.
  In this Monday, March 3, 2020, photo Ada Byron walks in Oslo.
  Pictured: Ada Byron in Oslo`;

const STORY = `
  The writer is a Nobel laureate, the museum said.
  The charity receives support from a foundation in Oslo.
  Published in 1984, the book made Ada Byron rich.
  Ada Byron can be reached at the office, her brother said.
  Editor: I never saw the letter.
  Reporting by the Harbor Post showed that the bridge is unsafe.
  Writing by hand is slow, said Ada Byron.
  The council contributed to this report with money, and the mayor contributed more.
  Copyright law was changed by Parliament on Monday.
  File sharing is legal in Oslo, the court said.
  In this picture of the city nobody is happy, Ada Byron said.
  Follow the money, Ada Byron said.
  Sign up was open until Monday, said the university.
  The photo by Carl Gauss shows the mayor in Oslo.
  Image is everything, said Ada Byron.
  Support rose to 45 percent, according to a poll by Reuters/Ipsos.
  With inputs from the council, the plan was changed.
  The report was published by the World Bank on Monday.
  Ada Byron was in Oslo, Reuters reported.
  Video from the scene showed Ada Byron in Oslo.
  The police could not confirm that Ada Byron had been armed.
  Officials could not immediately verify how many had left.
  The council could not independently run the railway.
  The opinions expressed in the letter angered Ada Byron.
  Supported by farmers, Ada Byron won the seat.
  Ada Byron is a senior member of the council and spoke first.
  Share prices fell in Oslo.
  More troops will follow the first ones to the border.
  Correction of the river will cost $3 million.
  If you vote on Monday, bring a pen, the mayor said.
  The film was shown in Oslo (1999).`;

const lines = (text: string): string[] => text.trim().split(/\n\s*/);

describe('a paragraph', () => {
  test.each(lines(CREDITS))('is a credit: %s', (line) => {
    expect(creditOrCaption(line)).toBe('CREDIT');
  });

  test.each(lines(CAPTIONS))('is a caption: %s', (line) => {
    expect(creditOrCaption(line)).toBe('CAPTION');
  });

  test.each(lines(STORY))('is of the story: %s', (line) => {
    expect(creditOrCaption(line)).toBeNull();
  });
});

test('a credit in brackets at the end of a paragraph is found', () => {
  const story = 'The bridge is open (since Monday).';
  expect(closingCredit(`${story} (Reporting by Ada Byron; Editing by Carl Gauss)`)).toBe(story.length + 1);
  expect(closingCredit(story)).toBeNull();
});
